// What became of a submission, by the client's own id: from the books, which are kept when the memory of ids is pruned.
#include "programs/simulator/operations.h"
#include "programs/simulator/parts.h"

namespace simulator {

core::Result<Reply> look_up(Call& call) {
  const std::string id = call.body.text("submission_id");
  TRY(submission, call.state.booked(id));
  if (!submission) return Reply(Refusal{"res-205", "没有收到过这个编号", "not_found"});
  // The receipt as it stands today: "pending" may have become "passed" since.
  core::Json data = submission->receipt;
  data.set("submission_id", id);
  data.set("operation", submission->operation);
  return Reply(std::move(data));
}

}  // namespace simulator
