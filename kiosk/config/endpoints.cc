// The allow-list of endpoints.
#include <algorithm>

#include "config/settings.h"

namespace config {

namespace {

using core::Json;

bool plain(const std::string& text, std::string_view more) {
  return !text.empty() && text.size() <= 128 && std::all_of(text.begin(), text.end(), [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           more.find(c) != std::string_view::npos;
  });
}

// A name in the folder of the configuration, never a path out of it.
bool file_name(const std::string& text) { return plain(text, "-_.") && text.front() != '.'; }

core::Error shape(std::string_view where, const std::string& pointer, std::string what) {
  return {"ENDPOINTS_SHAPE", std::string(where) + ":" + pointer, std::move(what), "Mend the file."};
}

core::Result<Endpoint> parse_endpoint(const Json& item, const std::string& pointer, std::string_view where) {
  static constexpr std::string_view names[] = {"id", "url", "ca", "profile", "credentials"};
  if (!item.is_object()) return shape(where, pointer, "An endpoint is an object.");
  for (const auto& [key, value] : item.members())
    if (std::find(std::begin(names), std::end(names), key) == std::end(names) || !value.is_string())
      return shape(where, core::pointer_join(pointer, key), "This member is not known, or no text.");
  Endpoint endpoint{item.text("id"), item.text("url"), item.text("ca"), item.text("profile"), item.text("credentials")};
  if (!plain(endpoint.id, "-_")) return shape(where, pointer + "/id", "An id of letters, digits, - and _ is expected.");
  if (!is_endpoint_url(endpoint.url))
    return shape(where, pointer + "/url", "https://host or https://host:port is expected, with nothing behind it.");
  if (!file_name(endpoint.ca)) return shape(where, pointer + "/ca", "The name of a PEM file is expected.");
  if (!plain(endpoint.profile, "-_"))
    return shape(where, pointer + "/profile", "The name of a gateway profile is expected.");
  if (!file_name(endpoint.credentials))
    return shape(where, pointer + "/credentials", "The name of a file is expected.");
  return endpoint;
}

}  // namespace

bool is_endpoint_url(std::string_view url) {
  static constexpr std::string_view scheme = "https://";
  if (!url.starts_with(scheme)) return false;
  url.remove_prefix(scheme.size());
  const std::size_t colon = url.find(':');
  const std::string host(url.substr(0, colon));
  if (!plain(host, "-.") || host.front() == '.' || host.front() == '-') return false;
  if (colon == std::string_view::npos) return true;
  const std::string port(url.substr(colon + 1));
  return !port.empty() && port.size() <= 5 &&
         std::all_of(port.begin(), port.end(), [](char c) { return c >= '0' && c <= '9'; }) && std::stoi(port) > 0 &&
         std::stoi(port) < 65536;
}

core::Result<std::vector<Endpoint>> parse_endpoints(const Json& document, std::string_view where) {
  const Json* list = document.find("endpoints");
  if (list == nullptr || !list->is_array() || document.members().size() != 1)
    return shape(where, "", "An object with the one member `endpoints`, a list, is expected.");
  std::vector<Endpoint> found;
  for (std::size_t i = 0; i < list->items().size(); ++i) {
    const std::string pointer = core::pointer_join("/endpoints", i);
    TRY(endpoint, parse_endpoint(list->items()[i], pointer, where));
    if (find_endpoint(found, endpoint.id).ok()) return shape(where, pointer + "/id", "Two endpoints have the same id.");
    found.push_back(std::move(endpoint));
  }
  return found;
}

core::Result<Endpoint> find_endpoint(const std::vector<Endpoint>& endpoints, std::string_view id) {
  for (const Endpoint& endpoint : endpoints)
    if (endpoint.id == id) return endpoint;
  return core::Error{"ENDPOINT_UNKNOWN", "", "The settings name an endpoint that is not installed.",
                     "Choose one of config/endpoints.json; settings cannot introduce a host."};
}

}  // namespace config
