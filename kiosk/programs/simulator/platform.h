// Platform: one request in, one answer out: the gateway's checks, the contract's checks, the business, the faults.
//
// Owned by the simulator's main; answer(), admit() and date() are called on the server's one thread. Every business
// answer says "simulator": true in its envelope and carries x-yinling-simulator: 1, so that no kiosk can take it for
// the real one.
#pragma once

#include <cstdint>
#include <ctime>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/contract.h"
#include "core/json.h"
#include "core/result.h"
#include "programs/simulator/faults.h"
#include "programs/simulator/gateway.h"
#include "programs/simulator/operations.h"
#include "programs/simulator/state.h"
#include "programs/simulator/world.h"
#include "web/message.h"
#include "web/server.h"

namespace simulator {

using Clock = std::function<std::int64_t()>;  // epoch milliseconds

class Platform {
 public:
  // `faults_file` "" for none. Fails with: FAULTS_SHAPE, JSON_*, FILE_MISSING, PLATFORM_OPERATION (the contract has an
  // operation that nobody here can do), and what State fails with.
  static core::Result<Platform> open(std::unique_ptr<Gateway> gateway, World world, core::Contract contract,
                                     State state, std::string faults_file, Clock clock);

  web::Response answer(const web::Request& request);
  web::Admission admit();
  std::time_t date() const;

 private:
  Platform(std::unique_ptr<Gateway> gateway, World world, core::Contract contract, State state, std::string faults_file,
           Clock clock);

  web::Response administer(const web::Request& request);
  web::Response administer_faults(const web::Request& request);
  web::Response serve(const core::Operation& operation, const web::Request& request);
  core::Result<Reply> business(const core::Operation& operation, const web::Request& request);
  core::Result<Reply> submit_once(const core::Operation& operation, Call& call);
  core::Result<core::Done> read_faults();
  std::vector<std::string> operation_names() const;

  std::unique_ptr<Gateway> gateway_;
  World world_;
  core::Contract contract_;
  State state_;
  std::string faults_file_;
  Clock clock_;
  std::string faults_text_;  // as last read, to see a change
  FaultPlan plan_;
  std::int64_t date_shift_ms_ = 0;
};

}  // namespace simulator
