"""Order and images: what starts before what, and which tag is pulled."""
