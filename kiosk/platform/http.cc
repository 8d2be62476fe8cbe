#include "platform/http.h"

#include <curl/curl.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <mutex>

namespace platform {

namespace {

// curl_global_init is to be called once, before any thread uses libcurl. SSLKEYLOGFILE would make it write the session
// keys of every connection into a file of the environment's choice.
bool library_ready() {
  static const bool ready = [] {
    ::unsetenv("SSLKEYLOGFILE");
    return curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  }();
  return ready;
}

struct Receiving {
  HttpReply reply;
  const HttpLimits* limits = nullptr;
  const std::atomic<bool>* stop = nullptr;
  std::size_t header_bytes = 0;
  bool too_large = false;
};

std::size_t take_body(char* bytes, std::size_t one, std::size_t count, void* to) {
  auto& receiving = *static_cast<Receiving*>(to);
  if (receiving.reply.body.size() + one * count > receiving.limits->answer_bytes) {
    receiving.too_large = true;
    return 0;  // CURLOPT_MAXFILESIZE of 7.88 does not stop a body of unannounced length
  }
  receiving.reply.body.append(bytes, one * count);
  return one * count;
}

std::string trimmed(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return std::string(text);
}

std::size_t take_header(char* bytes, std::size_t one, std::size_t count, void* to) {
  auto& receiving = *static_cast<Receiving*>(to);
  receiving.header_bytes += one * count;
  if (receiving.header_bytes > receiving.limits->header_bytes) {
    receiving.too_large = true;
    return 0;
  }
  const std::string_view line(bytes, one * count);
  if (const std::size_t colon = line.find(':'); colon != std::string_view::npos) {
    std::string name(line.substr(0, colon));
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    receiving.reply.headers.emplace_back(std::move(name), trimmed(line.substr(colon + 1)));
  }
  return one * count;
}

int watch(void* with, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  const auto* stop = static_cast<Receiving*>(with)->stop;
  return stop != nullptr && stop->load() ? 1 : 0;
}

std::string why_not_sent(CURLcode code) {
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST: return "DNS";
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER: return "TLS";
    case CURLE_URL_MALFORMAT:
    case CURLE_UNSUPPORTED_PROTOCOL: return "URL";
    case CURLE_ABORTED_BY_CALLBACK: return "STOPPED";
    default: return "CONNECT";
  }
}

// Conservative: the request counts as sent as soon as libcurl had a ready connection to write it to.
bool began_sending(CURL* handle) {
  long request_bytes = 0;
  curl_off_t ready_us = 0;
  curl_easy_getinfo(handle, CURLINFO_REQUEST_SIZE, &request_bytes);
  curl_easy_getinfo(handle, CURLINFO_PRETRANSFER_TIME_T, &ready_us);
  return request_bytes > 0 || ready_us > 0;
}

void finish(CURL* handle, CURLcode code, Receiving& receiving) {
  HttpReply& reply = receiving.reply;
  if (code == CURLE_OK) {
    long status = 0;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
    reply.status = static_cast<int>(status);
    reply.reach = Reach::answered;
  } else {
    reply.reach = began_sending(handle) ? Reach::sent : Reach::not_sent;
    reply.why = reply.reach == Reach::not_sent      ? why_not_sent(code)
                : receiving.too_large               ? "TOO_LARGE"
                : code == CURLE_OPERATION_TIMEDOUT  ? "TIMEOUT"
                : code == CURLE_ABORTED_BY_CALLBACK ? "STOPPED"
                                                    : "CUT";
    reply.body.clear();
  }
  if (const std::string date = reply.header("date"); !date.empty() && date.size() < 64)
    if (const time_t seconds = curl_getdate(date.c_str(), nullptr); seconds > 0)
      reply.server_ms = static_cast<std::int64_t>(seconds) * 1000;
}

void set_limits(CURL* handle, const HttpLimits& limits) {
  curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(limits.connect_ms));
  curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(limits.total_ms));
  curl_easy_setopt(handle, CURLOPT_LOW_SPEED_LIMIT, static_cast<long>(limits.slow_bytes_per_s));
  curl_easy_setopt(handle, CURLOPT_LOW_SPEED_TIME, static_cast<long>(limits.slow_s));
}

void set_trust(CURL* handle, const std::filesystem::path& ca_file) {
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "https");
  curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(handle, CURLOPT_PROXY, "");  // also silences https_proxy of the environment
  curl_easy_setopt(handle, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
  curl_easy_setopt(handle, CURLOPT_CAINFO, ca_file.c_str());
  curl_easy_setopt(handle, CURLOPT_CAPATH, nullptr);
  curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt(handle, CURLOPT_SSL_VERIFYHOST, 2L);
  curl_easy_setopt(handle, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  curl_easy_setopt(handle, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
  curl_easy_setopt(handle, CURLOPT_FRESH_CONNECT, 1L);
  curl_easy_setopt(handle, CURLOPT_FORBID_REUSE, 1L);
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
}

bool clean(std::string_view text) {
  return text.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos;
}

}  // namespace

std::string HttpReply::header(std::string_view name) const {
  for (const auto& [key, value] : headers)
    if (key == name) return value;
  return "";
}

HttpReply post(const HttpRequest& request, const std::atomic<bool>* stop) {
  Receiving receiving;
  receiving.limits = &request.limits;
  receiving.stop = stop;
  receiving.reply.why = "URL";
  const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> handle(library_ready() ? curl_easy_init() : nullptr,
                                                                   curl_easy_cleanup);
  if (handle == nullptr || !clean(request.url)) return receiving.reply;
  curl_slist* lines = nullptr;
  for (const auto& [name, value] : request.headers) {
    if (!clean(name) || !clean(value)) {
      curl_slist_free_all(lines);
      return receiving.reply;
    }
    lines = curl_slist_append(lines, (name + ": " + value).c_str());
  }
  lines = curl_slist_append(lines, "Expect:");  // no waiting for "100 Continue"
  const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> owned(lines, curl_slist_free_all);

  set_trust(handle.get(), request.ca_file);
  set_limits(handle.get(), request.limits);
  curl_easy_setopt(handle.get(), CURLOPT_URL, request.url.c_str());
  curl_easy_setopt(handle.get(), CURLOPT_HTTPHEADER, lines);
  curl_easy_setopt(handle.get(), CURLOPT_POST, 1L);
  curl_easy_setopt(handle.get(), CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
  curl_easy_setopt(handle.get(), CURLOPT_POSTFIELDS, request.body.data());
  curl_easy_setopt(handle.get(), CURLOPT_WRITEFUNCTION, take_body);
  curl_easy_setopt(handle.get(), CURLOPT_WRITEDATA, &receiving);
  curl_easy_setopt(handle.get(), CURLOPT_HEADERFUNCTION, take_header);
  curl_easy_setopt(handle.get(), CURLOPT_HEADERDATA, &receiving);
  curl_easy_setopt(handle.get(), CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(handle.get(), CURLOPT_XFERINFOFUNCTION, watch);
  curl_easy_setopt(handle.get(), CURLOPT_XFERINFODATA, &receiving);

  receiving.reply.why.clear();
  const CURLcode code = curl_easy_perform(handle.get());
  finish(handle.get(), code, receiving);
  return std::move(receiving.reply);
}

}  // namespace platform
