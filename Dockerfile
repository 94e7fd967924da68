# Monev ZI as an image: docs/deployment.md. What goes in is what .dockerignore lets in.
FROM python:3.12-slim-bookworm
RUN useradd --system --uid 10001 --home-dir /app monev && mkdir --mode 0700 /data && chown monev /data
# pg_dump for `cadangkan`, as new as the server of compose.yaml.
RUN apt-get update && apt-get install --yes --no-install-recommends postgresql-common \
    && /usr/share/postgresql-common/pgdg/apt.postgresql.org.sh -y \
    && apt-get install --yes --no-install-recommends postgresql-client-17 && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY requirements.lock ./
RUN pip install --no-cache-dir --require-hashes -r requirements.lock
COPY . .
# Day and commit of the build, for --version and the log: docs/deployment.md says how they are given.
ARG MONEV_TERBITAN
RUN test -z "$MONEV_TERBITAN" || echo "$MONEV_TERBITAN" > monev/terbitan.txt
# As root, beside the libraries: who runs it cannot write there, and would send Streamlit's own files, large and in English.
RUN python -c "from monev.server import static_files; assert static_files.find_or_prepare()"
USER monev
ENV PYTHONUNBUFFERED=1 MONEV_DB=/data/monev.duckdb
EXPOSE 8501
CMD ["python", "-m", "monev.server", "--port", "8501"]
