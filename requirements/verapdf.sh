#!/bin/sh
# veraPDF needs Java with its compiler, and JAXB. Installs them where that is allowed, and otherwise names the line to type.
ready() { command -v javac >/dev/null 2>&1 && [ -e /usr/share/java/jaxb-runtime.jar ]; }

ready && exit 0
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    echo "Installing Java and JAXB, which veraPDF needs ..."
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq default-jdk-headless libjaxb-java >/dev/null
    ready && exit 0
fi
echo "Java or JAXB is missing. Debian, Ubuntu: sudo apt-get install default-jdk-headless libjaxb-java" >&2
exit 1
