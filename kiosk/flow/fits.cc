#include "flow/fits.h"

#include <string>

#include "core/units.h"

namespace flow {

namespace {

bool only_digits(const std::string& text, std::size_t least, std::size_t most) {
  return text.size() >= least && text.size() <= most && text.find_first_not_of("0123456789") == std::string::npos;
}

}  // namespace

bool fits(const Step& step, const core::Json& value) {
  switch (step.type) {
    case FieldType::money: return value.is_integer() && value.integer() >= 0;
    case FieldType::date: return value.is_string() && core::parse_day(value.string()).ok();
    case FieldType::phone: return value.is_string() && only_digits(value.string(), 7, 12);
    case FieldType::resident_id: return value.is_string() && value.string().size() == 18;
    case FieldType::social_security_card:
    case FieldType::account: return value.is_string() && only_digits(value.string(), 6, 24);
    default: return value.is_string() && !value.string().empty() && value.string().size() <= 600;
  }
}

}  // namespace flow
