"""A small agent: one guarded action, reported to the platform."""

import logging
import os
import sys

from agent_sentinel import enable_remote_sync, flush_and_stop, guarded_action

logging.basicConfig(level=logging.DEBUG)
platform_url, run_id = sys.argv[1:]

enable_remote_sync(
    platform_url=platform_url,
    api_token=os.environ["AGENT_SENTINEL_API_TOKEN"],
    run_id=run_id,
)


@guarded_action(name="look_up_weather", impact="read")
def look_up_weather(city):
    return f"Sunny in {city}"


print(look_up_weather("Ljubljana"))
flush_and_stop()
