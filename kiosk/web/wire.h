// Wire: an answer as the bytes that go over the line.
//
// Pure; used by conversation.h.
#pragma once

#include <string>

#include "web/message.h"
#include "web/server.h"

namespace web {

std::string to_wire(const Response& response, bool keep_alive, bool with_body, const Options& options);

}  // namespace web
