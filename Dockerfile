# The program with tesseract and its Swedish data:
#
#   docker build -t dagordning .
#   docker run --rm --read-only --tmpfs /tmp --network none --cap-drop ALL -v "$PWD:/data:ro" dagordning parse kallelse.pdf
#
# What writes gets a folder to write in, and the user whose it is: --user "$(id -u):$(id -g)" -v "$PWD/ut:/ut" … convert . -o /ut

FROM rust:1.95-bookworm AS build
WORKDIR /source
COPY . .
RUN cargo build --locked --profile dist --package dagordning-cli

FROM debian:bookworm-slim
# Debian's own versions, with its corrections.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends tesseract-ocr tesseract-ocr-osd tesseract-ocr-swe \
    && rm -rf /var/lib/apt/lists/*
COPY --from=build /source/target/dist/dagordning /usr/local/bin/
COPY --from=build /source/LICENSE-MIT /source/LICENSE-APACHE /usr/share/doc/dagordning/
# No account of the system, and none that owns a file in here.
USER 65532:65532
ENV LC_ALL=C.UTF-8
WORKDIR /data
ENTRYPOINT ["dagordning"]
CMD ["--help"]
