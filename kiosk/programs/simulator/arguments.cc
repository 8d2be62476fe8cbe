#include "programs/simulator/arguments.h"

#include <algorithm>

#include "programs/arguments/arguments.h"

namespace simulator {

const char* const usage =
    "yinling-platform-sim --listen ADDRESS:PORT [choices]\n"
    "  Plays the public-service platform for trials. It is connected to no real platform and says so in every answer.\n"
    "  --listen ADDRESS:PORT   where to listen; port 0 lets the system pick one\n"
    "  --profile NAME          the gateway protocol: national (also without this choice), national-secret, tif or "
    "zhejiang\n"
    "  --people FILE           people, hospitals and credentials (services/platform/people.simulator.json)\n"
    "  --contract FILE         the operations (services/platform/openapi.json)\n"
    "  --faults FILE           what is to go wrong; read again when it changes (see "
    "services/platform/faults.example.json)\n"
    "  --state DIR             what is remembered, and ca.pem, the authority to trust; without it both go at the end\n"
    "  When it is ready it prints one line: {\"listening\":\"ADDRESS:PORT\",\"ca\":\"FILE\"}\n"
    "  For tests, over the same port: GET /admin/counts, GET and POST /admin/faults, POST /admin/prune\n";

namespace {

core::Result<core::Done> take_listen(const std::string& value, Arguments& arguments) {
  const auto colon = value.rfind(':');
  const std::string port = colon == std::string::npos ? "" : value.substr(colon + 1);
  const bool digits = !port.empty() && port.size() <= 5 &&
                      std::all_of(port.begin(), port.end(), [](char letter) { return letter >= '0' && letter <= '9'; });
  if (!digits || std::stol(port) > 65'535)
    return core::Error{"ARGUMENT_VALUE", "--listen", "This is not ADDRESS:PORT.", "Write it like 127.0.0.1:8443."};
  arguments.address = value.substr(0, colon);
  arguments.port = static_cast<std::uint16_t>(std::stol(port));
  return core::Done{};
}

}  // namespace

core::Result<Arguments> parse_arguments(const std::vector<std::string>& given) {
  TRY(words,
      programs::parse_arguments(given, {"--listen", "--profile", "--people", "--contract", "--faults", "--state"}, {}));
  Arguments arguments;
  arguments.help = words.help();
  if (arguments.help) return arguments;
  if (!words.words.empty())
    return core::Error{"ARGUMENT_UNKNOWN", words.words[0], "There is no such argument.", "See --help."};
  arguments.profile = words.value("--profile", arguments.profile);
  arguments.people = words.value("--people");
  arguments.contract = words.value("--contract");
  arguments.faults = words.value("--faults");
  arguments.state = words.value("--state");
  const std::string listen = words.value("--listen");
  if (listen.empty())
    return core::Error{"ARGUMENT_MISSING", "--listen", "Where to listen must be said.",
                       "Write it like 127.0.0.1:8443."};
  TRY_DONE(take_listen(listen, arguments));
  return arguments;
}

}  // namespace simulator
