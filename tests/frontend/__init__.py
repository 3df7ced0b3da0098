"""The widget's JavaScript: its types, its own tests and its accessibility, with tools from npm."""
