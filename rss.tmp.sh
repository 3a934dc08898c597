export PATH=/work/main/node_modules/.bin:$PATH
rm -rf /tmp/perf/rssd; "$@" sync-server/main.ts --port 19360 --data /tmp/perf/rssd >/tmp/perf/rss.log 2>&1 & P=$!
for i in $(seq 100); do sleep 0.1; grep -q "ready at" /tmp/perf/rss.log && break; done; sleep 0.5
grep -E "VmRSS|RssAnon|RssFile" /proc/$P/status | tr '\n' ' '; echo; kill $P; wait $P 2>/dev/null
