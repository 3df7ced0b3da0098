"""FX2: ports that are wrong, and ports that only look so."""

from tests.checks.breaking import API, API_ENV, DB, FRONT, FRONT_ENV, Case

DB_PORT = f"{API}.environmentParameters[2]"
MAPPED = {
    f"{API}.ports[0]": 33000,
    f"{FRONT}.environmentParameters[0]": "REACT_APP_API_URL=https://shop_33000.app.runonflux.io",
}
TWO = {f"{API}.ports": [3000, 3001], f"{API}.containerPorts": [3000, 3001], f"{API}.domains": ["", ""]}

BAD = [
    Case("FX201", {**MAPPED, FRONT_ENV: "API_URL=http://fluxapi_shop:33000"}),
    Case("FX201", {**MAPPED, f"{FRONT}.environmentParameters": ["API_HOST=fluxapi_shop", "API_PORT=33000"]}),
    Case("FX202", {DB_PORT: "DB_PORT=3306"}),
    Case("FX202", {API_ENV: "DATABASE_URL=postgresql://u@fluxpostgres_shop:5433/appdb"}),
    Case("FX203", {FRONT_ENV: "API_URL=http://fluxapi_shop:3001"}),
    Case("FX203", {FRONT_ENV: "METRICS_ENDPOINT=fluxapi_shop:9100"}),
    Case("FX204", {f"{API}.environmentParameters[1]": "DB_HOST=fluxpostgres_shop:5432"}),
    Case("FX204", {FRONT_ENV: "API_HOST=fluxapi_shop:3000", f"{FRONT}.environmentParameters[0]": "API_PORT=3000"}),
    Case("FX205", {f"{API}.ports[0]": 31080, f"{FRONT}.environmentParameters": []}),
    Case("FX205", {**TWO, f"{API}.ports": [3000, 3000]}),
    Case("FX206", {f"{FRONT}.ports[0]": 30001}),
    Case("FX206", {f"{FRONT}.ports[0]": 16200}),
    Case("FX207", {f"{FRONT}.ports[0]": 80}),
    Case("FX207", {f"{FRONT}.ports[0]": 8443}),
    Case("FX208", {f"{FRONT}.domains": []}),
    Case("FX208", {f"{API}.containerPorts": [3000, 3001]}),
    Case("FX209", {API_ENV: "PORT=8000"}),
    Case("FX209", {f"{API}.commands": ["gunicorn", "--bind=0.0.0.0:8000", "app"]}),
    Case("FX209", {f"{API}.commands": ["sh", "-c", "exec uvicorn app:api --host 0.0.0.0 --port 8000"]}),
    Case("FX209", {f"{API}.commands": ["manage", "runserver", "0.0.0.0:8000"]}),
    Case(
        "FX209",
        {f"{FRONT}.repotag": "nginx:1.27", f"{FRONT}.ports[0]": 8080, f"{FRONT}.containerPorts[0]": 3000},
        also=("FX207",),
    ),
    Case("FX210", {f"{FRONT}.ports[0]": 70000}),
    Case("FX210", {f"{FRONT}.containerPorts[0]": 99999}),
]
NEAR = [
    Case("FX201", {**MAPPED, FRONT_ENV: "API_URL=http://fluxapi_shop:3000"}),
    Case("FX201", {**TWO, f"{API}.ports": [3001, 3000], FRONT_ENV: "API_URL=http://fluxapi_shop:3001"}),
    Case("FX202", {f"{DB}.environmentParameters[+]": "PGPORT=5433", DB_PORT: "DB_PORT=5433"}),
    Case("FX202", {f"{DB}.commands": ["postgres", "-p", "5433"], DB_PORT: "DB_PORT=5433"}),
    Case("FX203", {**TWO, FRONT_ENV: "API_URL=http://fluxapi_shop:3001"}),
    Case("FX203", {API_ENV: "METRICS_PORT=9100", FRONT_ENV: "METRICS_ENDPOINT=fluxapi_shop:9100"}),
    Case(
        "FX204",
        {API_ENV: "PORT=3000", f"{API}.environmentParameters[1]": "DB_HOST=fluxpostgres_shop:5432", DB_PORT: "X=1"},
    ),
    Case("FX204", {API_ENV: "DB_URL=postgresql://fluxpostgres_shop:5432/appdb"}),
    Case("FX205", {f"{API}.containerPorts[0]": 80, f"{API}.environmentParameters": []}),
    Case("FX205", TWO),
    Case("FX206", {f"{FRONT}.containerPorts[0]": 22}),
    Case("FX206", {f"{FRONT}.ports[0]": 30100}),
    Case("FX207", {f"{FRONT}.ports[0]": 1024}),
    Case("FX207", {f"{FRONT}.containerPorts[0]": 8080}),
    Case("FX208", {f"{FRONT}.domains": ["shop.example.com"]}),
    Case("FX208", TWO),
    Case("FX209", {API_ENV: "PORT=3000"}),
    Case("FX209", {f"{API}.commands": ["gunicorn", "--bind=0.0.0.0:3000", "app"]}),
    Case("FX209", {f"{API}.commands": ["app", "--metrics-listen=:9100"]}),
    Case("FX209", {f"{API}.commands": ["app", "--host", "fluxpostgres_shop", "--port", "5432"]}),
    Case("FX209", {f"{API}.commands": ["app", "--listen=:8000", "--api=:3000"]}),
    Case("FX209", {f"{FRONT}.commands": ["front", "--listen-to-peers=0.0.0.0:90"]}),
    Case("FX209", {f"{FRONT}.ports[0]": 33080, f"{FRONT}.containerPorts[0]": 8080}),
    Case("FX209", {**TWO, API_ENV: "PORT=3001"}),
    Case("FX210", {f"{FRONT}.ports[0]": 65535}),
    Case("FX210", {f"{FRONT}.containerPorts[0]": 1}),
]
