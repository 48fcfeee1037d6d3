# Starts the shipped server in the current folder, and stops it when the shell ends.

server=0

# serve JAR FLAG...: leaves the address in $url.
serve() {
    java -jar "$1" serve --ready-file tarn.url "${@:2}" >server.out 2>server.log &
    server=$!
    trap 'kill "$server" 2>/dev/null; wait "$server" 2>/dev/null; rm -rf "$scratch"' EXIT
    local deadline=$((SECONDS + 60))
    until [[ -e tarn.url ]]; do
        if ! kill -0 "$server" 2>/dev/null || ((SECONDS > deadline)); then
            cat server.out server.log >&2
            return 1
        fi
        sleep 0.1
    done
    url=$(<tarn.url)
}

# A connection that is refused means that the port is free.
is_free() { ! (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
