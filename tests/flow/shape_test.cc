// Paths, grades, reasons and ends: faults that parse well, reach every step, and would meet a citizen.
#include <functional>

#include "flow/walked_service.h"

using core::Json;
using walked::step;

namespace {

Json& line(Json& service, const std::string& id, std::size_t index) {
  return step(service, id).find("lines")->items().at(index);
}
Json& argument(Json& line, const std::string& name) { return *line.find("value")->find("arguments")->find(name); }

struct Broken {
  const char* code;
  const char* service;
  std::function<void(Json&)> break_it;
};

const std::vector<Broken>& broken() {
  static const std::vector<Broken> list{
      // A member that the reply does not have, in every place that reads one.
      {"FLOW_PATH", "life_certification",
       [](Json& s) { argument(line(s, "already", 0), "due").set("from", "fetched.status.nxt_due"); }},
      {"FLOW_PATH", "life_certification",
       [](Json& s) {
         step(s, "already").set("when", Json::object({{"equals", Json::array({"fetched.status.stat", "done"})}}));
       }},
      {"FLOW_PATH", "life_certification",
       [](Json& s) { argument(line(s, "you", 0), "name").set("from", "person.shoe_size"); }},
      {"FLOW_PATH", "pension_enquiry", [](Json& s) { step(s, "parts").find("lines_from")->set("value", "amount"); }},
      {"FLOW_PATH", "pension_enquiry",
       [](Json& s) { step(s, "parts").find("lines_from")->set("list", "chosen.month.amount_fen"); }},
      {"FLOW_PATH", "pension_enquiry", [](Json& s) { step(s, "month").find("options_from")->set("value", "moon"); }},
      {"FLOW_PATH", "hospital_booking",
       [](Json& s) { step(s, "hospital").find("options_from")->find("label")->set("en", "name_fr"); }},
      {"FLOW_PATH", "hospital_booking",
       [](Json& s) {
         step(s, "session")
             .find("options_from")
             ->find("label_words")
             ->find("arguments")
             ->find("day")
             ->set("from", "entry.dai");
       }},
      {"FLOW_PATH", "hospital_booking",
       [](Json& s) { step(s, "send").find("send")->set("session", "chosen.session.sesion"); }},
      {"FLOW_PATH", "hospital_booking",
       [](Json& s) { argument(line(s, "booked", 0), "day").set("from", "result.dai"); }},
      // A list that names itself.
      {"FLOW_PATH", "hospital_booking",
       [](Json& s) { step(s, "hospital").find("options_from")->set("list", "chosen.hospital.items"); }},
      {"FLOW_PATH", "hospital_booking",
       [](Json& s) { step(s, "session").find("options_from")->set("list", "entry.items"); }},
      // Read before it can be there.
      {"FLOW_PATH", "hospital_booking", [](Json& s) { argument(line(s, "like", 0), "day").set("from", "result.day"); }},
      {"FLOW_PATH", "hospital_booking",
       [](Json& s) { step(s, "hospital").find("options_from")->set("list", "fetched.sessions.items"); }},
      // Less guarded than the contract wants it.
      {"FLOW_GRADE_LOW", "pension_enquiry",
       [](Json& s) {
         step(s, "amount").find("sum")->find("value")->find("arguments")->find("amount")->set("grade", "L2");
       }},
      {"FLOW_GRADE_LOW", "pension_enquiry", [](Json& s) { step(s, "amount").find("sum")->set("grade", "L2"); }},
      {"FLOW_GRADE_LOW", "pension_enquiry", [](Json& s) { step(s, "parts").find("lines_from")->set("grade", "L3"); }},
      {"FLOW_GRADE_LOW", "pension_enquiry", [](Json& s) { argument(line(s, "slip", 3), "tail").set("grade", "L1"); }},
      {"FLOW_GRADE_LOW", "life_certification",
       [](Json& s) { argument(line(s, "you", 1), "number").set("grade", "L2"); }},
      {"FLOW_GRADE_LOW", "life_certification", [](Json& s) { line(s, "you", 0).set("grade", "L2"); }},
      // A misspelt reason, and one of another kind of step.
      {"FLOW_EXIT_REASON", "life_certification",
       [](Json& s) { step(s, "whom").find("exits")->items()[0].set("reason", "famly"); }},
      {"FLOW_EXIT_REASON", "life_certification",
       [](Json& s) { step(s, "send").find("exits")->items()[2].set("reason", "data_mismach"); }},
      {"FLOW_EXIT_REASON", "pension_enquiry",
       [](Json& s) {
         step(s, "ask").find("exits")->push(Json::object({{"reason", "unknown"}, {"next", "no_line"}}));
       }},
      {"FLOW_EXIT_REASON", "pension_enquiry",
       [](Json& s) {
         step(s, "amount").set("exits", Json::array({Json::object({{"reason", "offline"}, {"next", "no_line"}})}));
       }},
      // A value that is never sent.
      {"FLOW_NEVER", "pension_enquiry",
       [](Json& s) {
         step(s, "returned").set("when", Json::object({{"equals", Json::array({"chosen.month.state", "retuned"})}}));
       }},
      {"FLOW_NEVER", "life_certification",
       [](Json& s) {
         line(s, "you", 2)
             .set("when",
                  Json::object({{"not", Json::object({{"in", Json::array({"fetched.status.state",
                                                                          Json::array({"due", "stopped"})})}})}}));
       }},
      // A tone that is none, a rating in grief, an end without a word, a walk without end.
      {"FLOW_TONE", "pension_enquiry", [](Json& s) { s.set("tone", "jolly"); }},
      {"FLOW_TONE", "pension_enquiry", [](Json& s) { s.set("tone", "condolence"); }},
      {"FLOW_SILENT_END", "pension_enquiry",
       [](Json& s) {
         step(s, "month").set("next", "end");
         step(s, "month").find("exits")->push(Json::object({{"reason", "none"}, {"next", "returned"}}));
         step(s, "returned").set("kind", "show");
       }},
      {"FLOW_TOO_LONG", "pension_enquiry", [](Json& s) { s.find("steps")->items().resize(81, step(s, "rate")); }},
  };
  return list;
}

}  // namespace

TEST_CASE("each fault of shape is refused with its own code, at its own place") {
  for (const Broken& each : broken()) {
    Json service = support::shipped(std::string("services/") + each.service + "/service.json");
    REQUIRE(flow::parse_definition(service, support::shipped_contract(), "sound").definition.has_value());
    each.break_it(service);
    const auto parsed = flow::parse_definition(service, support::shipped_contract(), "service.json");
    INFO(each.code << " in " << each.service << " number " << &each - broken().data());
    walked::expect_refused(parsed, each.code);
  }
}
