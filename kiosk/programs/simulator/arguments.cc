#include "programs/simulator/arguments.h"

#include <algorithm>
#include <set>

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

core::Error wrong(std::string what, std::string where = "") {
  return {"ARGUMENTS", std::move(where), std::move(what), "See --help."};
}

core::Result<core::Done> take_listen(const std::string& value, Arguments& arguments) {
  const auto colon = value.rfind(':');
  const std::string port = colon == std::string::npos ? "" : value.substr(colon + 1);
  const bool digits = !port.empty() && port.size() <= 5 &&
                      std::all_of(port.begin(), port.end(), [](char letter) { return letter >= '0' && letter <= '9'; });
  if (!digits || std::stol(port) > 65'535) return wrong("This wants ADDRESS:PORT, like 127.0.0.1:8443.", "--listen");
  arguments.address = value.substr(0, colon);
  arguments.port = static_cast<std::uint16_t>(std::stol(port));
  return core::Done{};
}

}  // namespace

core::Result<Arguments> parse_arguments(const std::vector<std::string>& words) {
  Arguments arguments;
  bool listens = false;
  std::set<std::string> seen;
  for (std::size_t index = 0; index < words.size(); ++index) {
    const std::string& name = words[index];
    if (name == "--help") {
      arguments.help = true;
      return arguments;
    }
    const std::pair<const char*, std::string*> texts[] = {{"--profile", &arguments.profile},
                                                          {"--people", &arguments.people},
                                                          {"--contract", &arguments.contract},
                                                          {"--faults", &arguments.faults},
                                                          {"--state", &arguments.state}};
    const auto text =
        std::find_if(std::begin(texts), std::end(texts), [&](const auto& one) { return name == one.first; });
    if (name != "--listen" && text == std::end(texts))
      return wrong("There is no such choice on the command line.", name);
    if (!seen.insert(name).second) return wrong("This choice stands twice.", name);
    if (index + 1 == words.size() || words[index + 1].empty()) return wrong("A value must follow.", name);
    const std::string& value = words[++index];
    if (name == "--listen") {
      TRY_DONE(take_listen(value, arguments));
      listens = true;
    } else {
      *text->second = value;
    }
  }
  if (!listens) return wrong("ADDRESS:PORT to listen on is missing.", "--listen");
  return arguments;
}

}  // namespace simulator
