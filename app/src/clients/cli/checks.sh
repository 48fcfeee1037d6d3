# Checks that tell, each in a line, whether they held. A check is a function; it runs in a shell of its own that ends
# at the first command that fails, and leaves to the next ones what it has put by with `keep`.

passed=0 failed=0

check() {
    local what=$1
    (
        set -e
        "$2"
    ) >"$scratch/said" 2>&1
    if (($? == 0)); then
        passed=$((passed + 1))
        printf 'ok %s\n' "$what"
    else
        failed=$((failed + 1))
        printf 'FAILED %s: %s\n' "$what" "$(tr -s '\n' ' ' <"$scratch/said")"
    fi
}

# same EXPECTED ACTUAL
same() {
    if [[ $2 != "$1" ]]; then
        printf 'expected "%s", but it is "%s"\n' "$1" "$2"
        return 1
    fi
}

# answers EXPECTED COMMAND...: expects that a command succeeds and prints just this.
answers() {
    local answer
    answer=$("${@:2}")
    same "$1" "$answer"
}

# refused CODE COMMAND...: expects that the server refuses a command by the error of this code.
refused() {
    local code=$1 said
    shift
    if said=$("$@" 2>&1); then
        printf 'expected %s, but it is: %s\n' "$code" "$said"
        return 1
    fi
    printf '%s\n' "$said"
    [[ $said == *"An error occurred ($code) when calling"* ]]
}

keep() { printf '%s' "$2" >"$scratch/$1"; }

kept() { cat "$scratch/$1"; }

summary() {
    printf '%s passed, %s failed\n' "$passed" "$failed"
    ((failed == 0))
}
