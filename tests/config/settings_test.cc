// Settings and endpoints: the shipped files, ranges, and what must be refused.
#include "config/settings.h"

#include <catch2/catch.hpp>

#include "support/shipped.h"

using core::Json;

namespace {

std::string refusal(const Json& document) {
  const auto parsed = config::parse_settings(document, "s.json");
  return parsed.ok() ? "accepted" : parsed.error().code + " " + parsed.error().where;
}

Json shipped(const std::string& name) { return support::shipped("config/" + name); }

Json endpoint(const std::string& member, const Json& value) {
  Json one = Json::object(
      {{"id", "a"}, {"url", "https://host"}, {"ca", "ca.pem"}, {"profile", "national"}, {"credentials", "c.json"}});
  one.set(member, value);
  return Json::object({{"endpoints", Json::array({one})}});
}

}  // namespace

TEST_CASE("the shipped files are right, and the default endpoint is in the allow-list") {
  const auto settings = config::parse_settings(shipped("settings.json"), "settings.json").value();
  CHECK(settings.hall == "一楼大厅");
  CHECK(settings.services.size() == 3);
  const auto endpoints = config::parse_endpoints(shipped("endpoints.json"), "endpoints.json").value();
  CHECK(config::find_endpoint(endpoints, settings.endpoint).value().profile == "national");
  CHECK(config::find_endpoint(endpoints, "elsewhere").error().code == "ENDPOINT_UNKNOWN");
}

TEST_CASE("what is left out has its default") {
  const auto settings =
      config::parse_settings(Json::object({{"panel", Json::object({{"px_per_mm", 5.0}})}}), "s.json").value();
  CHECK(settings.panel.px_per_mm == 5.0);
  CHECK(settings.panel.width_px == 1080);
  CHECK(settings.help_fallback_s == 60);
}

TEST_CASE("what is unknown, of another type or out of range is refused at its place") {
  CHECK(refusal(Json::object({{"colour", "red"}})) == "SETTINGS_UNKNOWN s.json:/colour");
  CHECK(refusal(Json::object({{"panel", Json::object({{"depth", 3}})}})) == "SETTINGS_UNKNOWN s.json:/panel/depth");
  CHECK(refusal(Json::object({{"panel", 5}})) == "SETTINGS_UNKNOWN s.json:/panel");
  CHECK(refusal(Json::object({{"help_fallback_s", 5}})) == "SETTINGS_VALUE s.json:/help_fallback_s");
  CHECK(refusal(Json::object({{"help_fallback_s", 60.5}})) == "SETTINGS_VALUE s.json:/help_fallback_s");
  CHECK(refusal(Json::object({{"drafts", "yes"}})) == "SETTINGS_VALUE s.json:/drafts");
  CHECK(refusal(Json::object({{"language", "fr"}})) == "SETTINGS_VALUE s.json:/language");
  CHECK(refusal(Json::object({{"language", "yue"}})) == "SETTINGS_VALUE s.json:/language");
  CHECK(refusal(Json::object({{"languages", Json::array({})}})) == "SETTINGS_VALUE s.json:/languages");
  CHECK(refusal(Json::object({{"services", Json::array({"a", "a"})}})) == "SETTINGS_VALUE s.json:/services");
  CHECK(refusal(Json::object({{"services", Json::array({"../x"})}})) == "SETTINGS_VALUE s.json:/services");
  CHECK(refusal(Json::object({{"hall", "一\n二"}})) == "SETTINGS_VALUE s.json:/hall");
  CHECK(refusal(Json::object({{"hall", std::string(100, 'x')}})) == "SETTINGS_VALUE s.json:/hall");
  CHECK(refusal(Json::object({{"endpoint", "https://evil.test"}})) == "SETTINGS_VALUE s.json:/endpoint");
  CHECK(refusal(Json::array({})) == "SETTINGS_VALUE s.json:");
}

TEST_CASE("every fault of the settings is named, not the first alone") {
  const auto read = config::read_settings(
      Json::object({{"colour", "red"}, {"drafts", "yes"}, {"panel", Json::object({{"depth", 3}, {"width_px", 5}})}}),
      "s.json");
  std::vector<std::string> places;
  for (const core::Error& fault : read.faults) places.push_back(fault.where);
  CHECK(places ==
        std::vector<std::string>{"s.json:/colour", "s.json:/drafts", "s.json:/panel/depth", "s.json:/panel/width_px"});
}

TEST_CASE("every setting refuses a value of a type it has not") {
  for (const config::Rule& rule : config::settings_manual()) {
    CHECK_FALSE(rule.sentence.empty());
    CHECK_FALSE(rule.values.empty());
    const std::size_t slash = rule.pointer.find('/', 1);
    Json document;
    if (slash == std::string::npos) document.set(rule.pointer.substr(1), Json());
    else document.set(rule.pointer.substr(1, slash - 1), Json::object({{rule.pointer.substr(slash + 1), Json()}}));
    CHECK(refusal(document) == "SETTINGS_VALUE s.json:" + rule.pointer);
  }
}

TEST_CASE("an endpoint is a host and nothing else") {
  for (const char* good : {"https://host", "https://127.0.0.1:8443", "https://gateway.example.gov.cn"})
    CHECK(config::is_endpoint_url(good));
  for (const char* bad : {"http://host", "https://", "https://host/", "https://host/path", "https://user@host",
                          "https://host:0", "https://host:99999", "https://host:8443?x", "https://host#x",
                          "https://ho st", "HTTPS://host", "host", "https://host:", "https://.host", "https://[::1]"})
    CHECK_FALSE(config::is_endpoint_url(bad));
  CHECK(config::parse_endpoints(endpoint("id", "a"), "e.json").ok());
  for (const auto& [member, value] : {std::pair<std::string, Json>{"url", "http://host"},
                                      {"ca", "../ca.pem"},
                                      {"ca", ""},
                                      {"id", ""},
                                      {"profile", "a/b"},
                                      {"credentials", "/etc/passwd"},
                                      {"colour", "red"},
                                      {"url", 5}})
    CHECK(config::parse_endpoints(endpoint(member, value), "e.json").ok() == false);
}
