"""FX1: names that are wrong, and names that only look so."""

from tests.checks.breaking import API, API_ENV, DB, DB_ENV, FRONT, FRONT_ENV, Case

HOST = f"{API}.environmentParameters[1]"
PORT = f"{API}.environmentParameters[2]"
LINKED = {"description": "networkWith:[blog]"}

BAD = [
    Case("FX101", {HOST: "DB_HOST=fluxpostgre_shop"}),
    Case("FX101", {API_ENV: "CACHE_URL=redis://fluxredis_shop:6379"}),
    Case("FX101", {f"{API}.commands": ["node", "x.js", "--queue.host=fluxqueue_shop"]}),
    Case("FX102", {HOST: "DB_HOST=fluxpostgres_blog"}),
    Case("FX102", {API_ENV: "SEARCH_URL=http://fluxsearch_catalogue:9200"}),
    Case("FX103", {HOST: "DB_HOST=fluxpostgres-shop"}),
    Case("FX103", {HOST: "DB_HOST=fluxpostgres.shop"}),
    Case("FX104", {HOST: "DB_HOST=postgres_shop"}),
    Case("FX104", {API_ENV: "DATABASE_URL=postgresql://u@postgres-shop:5432/appdb"}),
    Case("FX105", {HOST: "DB_HOST=postgres"}),
    Case("FX105", {API_ENV: "DATABASE_URL=postgresql://u@postgres:5432/appdb"}),
    Case("FX106", {HOST: "DB_HOST=fluxpostgres_"}),
    Case("FX106", {API_ENV: "DATABASE_URL=postgresql://u@fluxpostgres_{APPNAME}:5432/appdb"}),
    Case("FX107", {"compose[2].environmentParameters[+]": "API_URL=https://shop_3000.app.runonflux.io"}),
    Case("FX107", {FRONT_ENV: "BACKEND_URL=https://shop_3000.app.runonflux.io/v1"}),
    Case("FX108", {f"{FRONT}.environmentParameters[0]": "REACT_APP_API_URL=http://fluxapi_shop:3000"}),
    Case("FX108", {FRONT_ENV: "VITE_BACKEND=http://fluxapi_shop:3000/v1"}),
    Case("FX109", {HOST: "DB_HOST=localhost"}),
    Case("FX109", {API_ENV: "DATABASE_URL=postgresql://u@127.0.0.1:5432/appdb"}),
    Case("FX110", {API_ENV: "DB_PASSWORD=CHANGE_ME"}),
    Case("FX110", {f"{API}.repotag": "myuser/api:1"}),
    Case("FX110", {"owner": "YOUR_ZELID_HERE"}),
    Case("FX110", {"contacts": ["<YOUR_EMAIL>"]}),
    Case("FX110", {"enterprise": "<PASTE_ENCRYPTED_BLOB>"}),
    Case("FX111", {API_ENV: "REDIS_HOST=redis"}),
    Case("FX111", {API_ENV: "MONGO_URL=mongodb://mongo:27017/x"}),
]
NEAR = [
    Case("FX101", {HOST: "DB_HOST=FLUXPOSTGRES_SHOP"}),
    Case("FX101", {API_ENV: "CONTAINER_NAME=fluxapi_shop"}),
    Case("FX101", {API_ENV: "MYSQL_DATABASE=fluxshop_shop2"}),
    Case("FX102", {**LINKED, HOST: "DB_HOST=fluxpostgres_blog"}),
    Case("FX102", {API_ENV: "BUCKET_NAME=fluxpictures_blog"}),
    Case("FX103", {HOST: "DB_HOST=flux-postgres.example.com"}),
    Case("FX103", {API_ENV: "COOKIE_NAME=fluxpostgres-shop"}),
    Case("FX104", {API_ENV: "DB_NAME_TEST=postgres_shop"}),
    Case("FX104", {HOST: "DB_HOST=api.example.com"}),
    Case("FX105", {API_ENV: "DB_DRIVER=postgres"}),
    Case("FX105", {API_ENV: "SERVICE=api"}),
    Case("FX106", {API_ENV: "PREFIX=shop_"}),
    Case("FX106", {API_ENV: "DB_PASSWORD_HASH=fluxpostgres_"}),
    Case("FX107", {API_ENV: "CORS_ORIGIN=https://shop.app.runonflux.io"}),
    Case("FX107", {API_ENV: "FRONTEND_URL=https://shop_31080.app.runonflux.io"}),
    Case("FX107", {API_ENV: "SELF_URL=https://shop_3000.app.runonflux.io"}),
    Case("FX108", {FRONT_ENV: "API_URL=http://fluxapi_shop:3000"}),
    Case("FX108", {FRONT_ENV: "VITE_API=https://shop_3000.app.runonflux.io"}),
    Case("FX109", {API_ENV: "METRICS_URL=http://localhost:3000"}),
    Case("FX109", {API_ENV: "RPC_URL=http://localhost:16124"}),
    Case("FX110", {API_ENV: "FEATURE=exchange_menu"}),
    Case("FX110", {f"{API}.repotag": "acme/yourname-api:1"}),
    Case("FX110", {"contacts": ["me@example.com"], f"{FRONT}.domains": ["shop.example.com"]}),
    Case("FX111", {API_ENV: "REDIS_HOST=redis.example.com"}),
    Case("FX111", {API_ENV: "NODE_NAME=worker"}),
    Case("FX111", {DB_ENV: "POSTGRES_HOST_AUTH=scram"}),
]
assert DB
