# Monev ZI as an image: docs/deployment.md.
FROM python:3.12-slim-bookworm
RUN useradd --system --uid 10001 --home-dir /app monev && mkdir /data && chown monev /data
WORKDIR /app
COPY requirements.lock ./
RUN pip install --no-cache-dir --require-hashes -r requirements.lock
COPY . .
USER monev
ENV PYTHONUNBUFFERED=1 MONEV_DB=/data/monev.duckdb
EXPOSE 8501
CMD ["python", "-m", "monev.server", "--port", "8501"]
