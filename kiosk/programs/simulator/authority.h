// Authority: the simulator's own certificate authority and the certificate of its server, made afresh when its folder
// has none.
//
// Used by the simulator's main, once, at start. The authority's certificate (ca.pem) is what a client is given to
// trust; its key stays in memory only long enough to sign the server's certificate and is never written. Keys are EC
// P-256.
#pragma once

#include <filesystem>
#include <string>

#include "core/result.h"

namespace simulator {

struct Identity {
  std::filesystem::path authority_file;  // ca.pem, public
  std::string certificate_pem;           // the server's, for 127.0.0.1 and localhost
  std::string key_pem;
};

// Reads ca.pem, server.pem and server.key of `folder`; makes all three when one is missing or the certificate ends
// within a day. Fails with: AUTHORITY_MAKE, AUTHORITY_WRITE.
core::Result<Identity> load_or_make_identity(const std::filesystem::path& folder);

}  // namespace simulator
