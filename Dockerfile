# Monev ZI as an image, for one office or many: docs/deployment.md. What goes in is what .dockerignore lets in.
FROM python:3.12-slim-bookworm
RUN useradd --system --uid 10001 --home-dir /app monev && mkdir --mode 0700 /data && chown monev /data
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
VOLUME /data
EXPOSE 8501 8443 8080
HEALTHCHECK --interval=30s --timeout=10s --start-period=2m \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8501/sehat', timeout=5)"]
# PostgreSQL's password may come as a file (PGPASSWORD_FILE), so that it stands in no environment that others list.
ENTRYPOINT ["sh", "-c", "if [ -n \"$PGPASSWORD_FILE\" ]; then PGPASSWORD=$(cat \"$PGPASSWORD_FILE\"); export PGPASSWORD; fi; exec \"$@\"", "--"]
CMD ["python", "-m", "monev.server", "--port", "8501"]
