// What a changed answer takes with it: later answers and replies that hung on it, and questions that are no longer asked.
//
// Pure; used by the Engine.
#pragma once

#include <string>

#include "flow/session.h"

namespace flow {

// What was fetched or chosen by the old answer of `step` goes, and what hangs on that in turn: a day of the old department must
// not stand chosen among the days of the new one.
void forget_what_hung_on(const Definition& definition, const Step& step, Session& session);
// An answer to a question that the new answer took out of the way is not sent.
void forget_what_is_not_asked(const Definition& definition, const Step& step, const Person& person, Session& session);
// Is everything between `step` and the review answered and fetched, so that one can go back there at once?
bool complete_until(const Definition& definition, const Step& step, const std::string& review, const Session& session,
                    const Person& person);

}  // namespace flow
