// Gateway: what config/ says of the platform: the endpoint, how its gateway is spoken to, and with which credentials.
//
// Used by the kiosk at start and by `yinlingctl check`, which judges every endpoint, not only the one in use.
#pragma once

#include <string>
#include <vector>

#include "config/settings.h"
#include "core/result.h"
#include "platform/profile.h"
#include "programs/common/house.h"

namespace programs {

struct Gateway {
  config::Endpoint endpoint;
  platform::Profile profile;
  platform::Credentials credentials;
};

// Fails with: FILE_*, JSON_*, ENDPOINT*, PROFILE_*, CREDENTIALS_*.
core::Result<Gateway> read_gateway(const Places& places, const std::string& endpoint);
// What is wrong with any of them, or with the one that the settings want.
std::vector<core::Error> check_gateways(const Places& places, const std::string& wanted);

}  // namespace programs
