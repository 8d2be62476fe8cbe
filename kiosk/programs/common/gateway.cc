#include "programs/common/gateway.h"

#include <algorithm>

#include "programs/files/files.h"

namespace programs {

namespace fs = std::filesystem;

namespace {

core::Result<std::vector<config::Endpoint>> endpoints_of(const Places& places) {
  const fs::path path = places.config / "endpoints.json";
  TRY(file, read_json(path, places.root));
  return config::parse_endpoints(file, shown_path(path, places.root));
}

core::Result<Gateway> gateway_of(const Places& places, const config::Endpoint& endpoint) {
  const fs::path profile_path = places.config / "platform" / (endpoint.profile + ".json");
  TRY(profile_file, read_json(profile_path, places.root));
  TRY(profile, platform::parse_profile(profile_file, shown_path(profile_path, places.root)));
  const fs::path credentials_path = places.config / endpoint.credentials;
  TRY(credentials_file, read_json(credentials_path, places.root));
  TRY(credentials, platform::parse_credentials(credentials_file, shown_path(credentials_path, places.root)));
  return Gateway{endpoint, std::move(profile), std::move(credentials)};
}

}  // namespace

core::Result<Gateway> read_gateway(const Places& places, const std::string& endpoint) {
  TRY(endpoints, endpoints_of(places));
  TRY(found, config::find_endpoint(endpoints, endpoint));
  return gateway_of(places, found);
}

std::vector<core::Error> check_gateways(const Places& places, const std::string& wanted) {
  const auto endpoints = endpoints_of(places);
  if (!endpoints.ok()) return {endpoints.error()};
  std::vector<core::Error> findings;
  if (const auto found = config::find_endpoint(endpoints.value(), wanted); !found.ok())
    findings.push_back(found.error());
  for (const config::Endpoint& endpoint : endpoints.value()) {
    const auto gateway = gateway_of(places, endpoint);
    // Endpoints share profiles: what is wrong with one is told once.
    if (!gateway.ok() && std::find(findings.begin(), findings.end(), gateway.error()) == findings.end())
      findings.push_back(gateway.error());
  }
  return findings;
}

}  // namespace programs
