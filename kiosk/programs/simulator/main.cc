// yinling-platform-sim: reads its files, makes its certificates, listens, and waits until it is told to end.
#include <signal.h>
#include <stdlib.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "core/contract.h"
#include "core/log.h"
#include "programs/files/files.h"
#include "programs/files/places.h"
#include "programs/simulator/arguments.h"
#include "programs/simulator/authority.h"
#include "programs/simulator/platform.h"
#include "programs/simulator/state.h"
#include "programs/simulator/world.h"
#include "web/server.h"

namespace {

constexpr int exit_unusable = 2;

int give_up(const core::Error& error) {
  std::fprintf(stderr, "yinling-platform-sim: %s\n", core::to_line(error).c_str());
  return exit_unusable;
}

std::int64_t now_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
      .count();
}

// The state folder: the one that was named, or one of its own that goes when the program goes.
class StateFolder {
 public:
  static core::Result<StateFolder> choose(const std::string& named) {
    std::error_code failed;
    if (!named.empty()) {
      std::filesystem::create_directories(named, failed);
      if (failed)
        return core::Error{"STATE_FOLDER", named, "This folder cannot be made.", "Choose another for --state."};
      return StateFolder(named, false);
    }
    std::string pattern = (std::filesystem::temp_directory_path() / "yinling-platform-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr)
      return core::Error{"STATE_FOLDER", "", "No temporary folder can be made.", "Name one with --state."};
    return StateFolder(pattern, true);
  }
  StateFolder(StateFolder&& other) noexcept : path_(std::move(other.path_)), passing_(other.passing_) {
    other.passing_ = false;
  }
  StateFolder& operator=(StateFolder&&) = delete;
  ~StateFolder() {
    std::error_code ignored;
    if (passing_) std::filesystem::remove_all(path_, ignored);
  }
  const std::filesystem::path& path() const { return path_; }

 private:
  StateFolder(std::filesystem::path path, bool passing) : path_(std::move(path)), passing_(passing) {}
  std::filesystem::path path_;
  bool passing_;
};

core::Result<core::Done> find_installed(simulator::Arguments& arguments) {
  if (!arguments.people.empty() && !arguments.contract.empty()) return core::Done{};
  TRY(places, programs::find_places(programs::own_folder()));
  const std::filesystem::path platform = places.root / "services/platform";
  if (arguments.people.empty()) arguments.people = (platform / "people.simulator.json").string();
  if (arguments.contract.empty()) arguments.contract = (platform / "openapi.json").string();
  return core::Done{};
}

core::Result<simulator::Platform> make_platform(const simulator::Arguments& arguments,
                                                const std::filesystem::path& folder) {
  TRY(openapi, programs::read_json(arguments.contract));
  TRY(contract, core::Contract::parse(openapi, arguments.contract));
  TRY(people, programs::read_json(arguments.people));
  TRY(world, simulator::parse_world(people, arguments.people));
  TRY(state, simulator::State::open(folder / "state.db"));
  auto gateway = simulator::make_gateway(arguments.profile, world.credentials);
  if (!gateway)
    return core::Error{"PROFILE_UNSUPPORTED", "", "The simulator does not speak this profile.",
                       "Use national, national-secret, tif or zhejiang."};
  return simulator::Platform::open(std::move(gateway), std::move(world), std::move(contract), std::move(state),
                                   arguments.faults, now_ms);
}

core::Result<core::Done> serve(const simulator::Arguments& arguments, const sigset_t& endings) {
  TRY(folder, StateFolder::choose(arguments.state));
  TRY(platform, make_platform(arguments, folder.path()));
  TRY(identity, simulator::load_or_make_identity(folder.path()));

  web::Options options;
  options.address = arguments.address;
  options.port = arguments.port;
  options.certificate_pem = identity.certificate_pem;
  options.key_pem = identity.key_pem;
  options.clock = [&platform] { return platform.date(); };
  options.admission = [&platform] { return platform.admit(); };
  TRY(server,
      web::Server::start(options, [&platform](const web::Request& request) { return platform.answer(request); }));

  const auto ready = core::Json::object({{"listening", arguments.address + ":" + std::to_string(server->port())},
                                         {"ca", std::filesystem::absolute(identity.authority_file).string()}});
  std::printf("%s\n", ready.dump().c_str());
  std::fflush(stdout);
  int ending = 0;
  sigwait(&endings, &ending);
  server->stop();
  return core::Done{};
}

}  // namespace

int main(int count, char** words) {
  // Blocked before any thread begins, so that only sigwait sees them.
  sigset_t endings;
  sigemptyset(&endings);
  sigaddset(&endings, SIGINT);
  sigaddset(&endings, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &endings, nullptr);
  signal(SIGPIPE, SIG_IGN);

  auto arguments = simulator::parse_arguments(std::vector<std::string>(words + 1, words + count));
  if (!arguments.ok()) return give_up(arguments.error());
  if (arguments.value().help) return std::fputs(simulator::usage, stdout) < 0 ? 1 : 0;
  if (const auto found = find_installed(arguments.value()); !found.ok()) return give_up(found.error());
  const auto served = serve(arguments.value(), endings);
  return served.ok() ? 0 : give_up(served.error());
}
