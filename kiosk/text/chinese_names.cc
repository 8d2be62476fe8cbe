#include "text/chinese_names.h"

#include <algorithm>

#include "text/chinese_letters.h"
#include "text/lexicon.h"

namespace text::chinese {
namespace {

constexpr int cost_of_name = 2600;     // a rare word, until something speaks for it
constexpr int gain_of_evidence = 500;  // what stands before it, what stands behind it

// Surnames that are only read so: their syllable, "" for none.
std::string common_surname(std::u32string_view letters, const Lexicon& lexicon) {
  if (!is_common_surname(letters[0])) return "";
  const auto word = lexicon.find(letters.substr(0, 1));
  return word ? std::string(word->syllables.front()) : "";
}

std::string given_syllable(std::u32string_view letters, std::size_t at, const Lexicon& lexicon) {
  const std::string_view special = given_reading(letters[at], at + 1 < letters.size() ? letters[at + 1] : 0);
  if (!special.empty()) return std::string(special);
  const auto word = lexicon.find(letters.substr(at, 1));
  return word ? std::string(word->syllables.front()) : "";
}

// Where names may stand: what goes before and after a surname at `at`.
class NamePlace {
 public:
  NamePlace(const std::vector<Syllable>& run, const std::u32string& letters, std::size_t at, std::size_t length)
      : run_(run), all_(letters), at_(at), after_(all_.substr(at + length)) {}

  bool name_field() const { return run_[at_].name && (at_ == 0 || !run_[at_ - 1].name || run_[at_].starts_word); }
  bool surname() const {
    return called() || introduced() || familiar() || honoured() || titled() || household() || full_name();
  }

 private:
  // 我姓解, and not 百姓解难; 任姓人家.
  bool called() const {
    if (after_.starts_with(U"姓") && after_.size() > 1 && one_of(after_[1], U"人村老居家同大男女患")) return true;
    return before() == U'姓' && run_[at_ - 1].starts_word &&
           !begins_with_any(all_.substr(at_), {U"名", U"氏", U"什么"});
  }
  bool introduced() const {
    // 叫任重, and not 叫燕燕, 叫任性
    if (before() != U'叫' || after_.empty() || after_.size() > 2 || after_[0] == all_[at_]) return false;
    const bool of_name = after_.size() == 1 && (is_given(after_[0]) || is_given_beside_given(after_[0]));
    return (is_rather_a_verb(all_[at_]) ? of_name : alone(at_) || of_name) && !is_rather_a_word(all_[at_]) &&
           !one_of(after_[0], U"了着过的子");
  }

  bool titled() const {
    if (!run_[at_].starts_word || !begins_with_title(after_)) return false;
    if (before() == all_[at_] && all_[at_] == U'哈') return false;  // 哈哈，姐姐
    // 由曾经理负责, and not 曾经理过发
    if (all_[at_] == U'曾' && after_.starts_with(U"经理")) return after_.size() == 2 || !one_of(after_[2], U"过发财睬");
    const std::size_t next = all_.size() - after_.size();
    // 员工 is a word; 盖老 and 华大 are none before 师傅 and 爷.
    const bool cut_through = (one_of(after_[0], U"老大") || after_.starts_with(U"工程师")) && after_.size() > 1 &&
                             at_ + 2 < run_.size() && run_[at_ + 2].starts_word;
    if (!run_[next].starts_word && !cut_through) return false;
    const bool long_title = begins_with_any(after_, {U"工程师", U"总经理", U"总裁", U"工头"});
    if (one_of(after_[0], U"总工") && after_.size() > 1 && !long_title &&
        !(alone(next) && one_of(after_[1], U"说在是的让叫请来去今")))
      return false;
    if (one_of(after_[0], U"姐哥嫂婶叔伯姨爷奶妈") && !alone(next) && begins_with_any(after_.substr(1), {U"夫", U"公"}))
      return false;
    if (ends_a_word()) return false;
    if (is_rather_a_verb(all_[at_]) && after_.find(U"之") != std::u32string_view::npos) return false;  // 解老人之忧
    if (all_[at_] == U'任' && serves()) return false;
    if (all_[at_] == U'应' && ends_with_any(after_, {U"要求", U"请求", U"邀请", U"之邀"}))
      return false;  // 应老人的要求
    return is_rather_a_word(all_[at_]) ? titled_word() : true;
  }
  // 讲解员老师, 报销单阿姨收着: the end of the word before.
  bool ends_a_word() const {
    if (at_ == 0 || alone(at_ - 1) || one_of(before(), U"给和跟与同把被对")) return false;
    if (all_[at_] == U'员') return !ends_with_caller(all_.substr(0, at_)) && !ends_with_title(all_.substr(0, at_));
    return all_[at_] == U'单' && one_of(before(), U"销验查算费检方款账货物请知绩号诊院资据");
  }
  // Characters that are everyday words before titles too: 都奶奶请坐, and not 都爷爷做的.
  bool titled_word() const {
    if (at_ == 0 && one_of(all_[0], U"区应车石库") && !begins_with_any(after_, {U"书记", U"部长", U"队长", U"站长"}))
      return true;
    // 牛局长和区局长: beside another one
    if (at_ > 2 && one_of(before(), U"和跟与") && ends_with_title(all_.substr(0, at_ - 1))) return true;
    if (all_[at_] == U'哈' && begins_with_any(after_, {U"大爷", U"大妈", U"阿姨"})) return true;
    if (one_of(all_[at_], U"洗么哈"))
      return begins_with_any(after_, {U"先生", U"女士", U"师傅", U"老师", U"大夫", U"医生", U"主任"});
    const bool polite =
        begins_with_any(after_, {U"先生", U"女士", U"师傅", U"大爷", U"大妈", U"阿姨", U"老师", U"奶奶", U"爷爷"}) &&
        !after_.substr(2).starts_with(U"们");
    const std::u32string_view then = after_.substr(std::min<std::size_t>(2, after_.size()));
    if (polite && all_[at_] == U'都' && (at_ == 0 || one_of(before(), U"请找叫，和")))
      return then.empty() || one_of(then[0], at_ == 0 ? U"是请您来到姓的" : U"是请您来到姓");
    // 村里的区老汉: 区 and 种 stand before no relative otherwise.
    const bool kin = polite || begins_with_any(after_, {U"大姐", U"大哥", U"大婶", U"大嫂", U"老汉", U"老太", U"医生"});
    if (all_[at_] == U'种' && begins_with_any(after_, {U"师傅", U"先生", U"女士", U"大夫", U"医生", U"老先生"}))
      return true;
    // 安检员区师傅: what somebody is, and no 小区 or 城区
    if (polite && all_[at_] == U'区' && one_of(before(), U"员士工")) return true;
    if (kin && one_of(all_[at_], U"区种")) return one_of(before(), U"的请找叫和给跟着陪问帮听由让被") || at_ == 0;
    return polite && !one_of(all_[at_], U"要都那么洗能教看会应养") && (at_ == 0 || one_of(before(), U"请找姓叫，和"));
  }
  // 他任县长五年, 任局长期间: an office that somebody holds, and not Mr Ren.
  bool serves() const {
    std::size_t end = 0;  // behind the title
    while (end < after_.size() && !one_of(after_[end], U"长任记员席表总计理问导")) ++end;
    const std::u32string_view then = after_.substr(std::min(after_.size(), end + 1));
    if (end > 3 || end >= after_.size() || one_of(after_[0], U"大老爷奶阿叔伯师医先女"))
      return false;  // 任大爷 holds nothing
    const bool spell = begins_with_any(then, {U"期间", U"以来", U"以后", U"之后", U"那几年", U"那年", U"那会儿",
                                              U"的时候", U"时", U"一职", U"满", U"已经", U"多年"}) ||
                       lasts(then);
    if (spell) return true;
    if (at_ == 0 || ends_with_caller(all_.substr(0, at_))) return false;
    return one_of(before(), U"我你他她们曾已历现担出升连谁就初前后先新") || then.empty();
  }

  // 五年, 两届, and not 八点.
  static bool lasts(std::u32string_view then) {
    std::size_t digits = 0;
    while (digits < then.size() && is_numeral(then[digits])) ++digits;
    if (digits == 0 || digits >= then.size()) return false;
    return one_of(then[digits], U"年届期载多余个") && !then.substr(digits + 1).starts_with(U"前");
  }

  // 任老, 单老您请坐: someone old and honoured.
  bool honoured() const {
    if (!after_.starts_with(U"老") || is_rather_a_word(all_[at_]) || all_[at_] == U'长' || !run_[at_].starts_word)
      return false;
    if (at_ > 0 && !ends_with_caller(all_.substr(0, at_))) return false;
    return after_.size() == 1 || one_of(after_[1], U"说您来今先曾走");
  }
  // 老单, 小解: alone or before what they do.
  bool familiar() const {
    if (!one_of(before(), U"老小阿") || !run_[at_ - 1].starts_word) return false;
    if (before() == U'阿' && is_rather_a_word(all_[at_])) return false;
    const char32_t surname = all_[at_];
    if (!after_.empty() && after_[0] == surname && (before() != U'小' || !is_rather_a_word(surname)))
      return true;                                                            // 老解解不开
    if (before() != U'老' && one_of(surname, U"燕华乐宁区都")) return false;  // given names and words
    if (before() == U'老' && after_.starts_with(U"家的")) return true;        // 老仇家的
    if (before() == U'老' && after_.starts_with(U"头") && (after_.size() == 1 || one_of(after_[1], U"的家来在说")))
      return !is_rather_a_word(surname) || surname == U'区';
    const bool own_word = run_[at_].starts_word ? alone(at_) : surname == U'解';  // 小解 is a word too
    if (!own_word) return false;
    if (!is_rather_a_word(surname) && !is_rather_a_verb(surname)) return true;
    if (after_.starts_with(U"没")) return after_.size() > 1 && one_of(after_[1], U"来去说");
    return after_.empty() || one_of(after_[0],
                                    U"头来在去说请今明您你住是也还和家的走查问给到为对打做买看开坐拿交办"
                                    U"让把被又才跟他年病退有身儿女老任跑送带陪帮已正刚因从将，");
  }

  // 华家的小儿子, 解家庄, 任县
  bool household() const {
    const char32_t surname = all_[at_];
    if (after_.starts_with(U"县") && surname == U'任') return after_.size() == 1 || !one_of(after_[1], U"长委令级政");
    // 解庄, 仇屯: a village that bears the name alone
    if (!after_.empty() && one_of(after_[0], U"庄屯寨厝") && alone(at_) && !is_rather_a_word(surname)) return true;
    if (!after_.starts_with(U"家") || !run_[at_].starts_word || is_rather_a_word(surname)) return false;
    const char32_t then = after_.size() > 1 ? after_[1] : 0;
    if (one_of(then,
               U"庄村沟湾坪寨堡屯店桥集营河岭坡塘嘴坝院坑冲梁洼坟楼台铺圩埠渡窑垭坳寺甸街巷弄浜宅埭畈胡堰渠畔峪口园墩围"
               U"圈窝"))
      return true;
    if (surname != U'仇' && !run_[all_.size() - after_.size()].starts_word) return false;
    const bool of_family = then == 0 || one_of(then, U"的老大小二三兄祠坟媳姑孙");
    const bool proven = at_ == 0 || one_of(before(), U"老是在去到找从和跟与把给回初后前时年的");
    if (surname != U'仇' && surname != U'任' && one_of(before(), U"在从回") && then != U'里')
      return true;  // 在查家借宿
    if (surname == U'仇' && then == 0) return false;
    if (surname == U'仇' || is_rather_a_verb(surname)) return proven && of_family;
    return alone(at_);
  }

  // 护士仇敏, 收款人单涛, and 单涛是大夫: a given name of one character that is hardly ever anything else.
  bool short_name(bool called) const {
    if (is_rather_a_word(all_[at_]) || !is_only_given(after_[0]) || !alone(at_ + 1) || after_[0] == all_[at_])
      return false;
    const std::u32string_view past = all_.substr(0, at_);
    if (called || ends_with_title(past) || ends_with_any(past, {U"人", U"同志", U"代表"})) return true;
    if (at_ > 0 || is_rather_a_verb(all_[at_])) return false;
    return after_.size() == 1 || may_follow_known_name(after_[1]);
  }

  // A name of two or three characters that no dictionary knows: after who is called, or made of what names are made of.
  bool full_name() const {
    if (!alone(at_) || after_.empty() || after_[0] == all_[at_]) return false;
    const bool word_of_two =
        !alone(at_ + 1) && after_.size() >= 2 && (at_ + 3 >= run_.size() || run_[at_ + 3].starts_word);
    if (!alone(at_ + 1) && !word_of_two) return false;
    const bool both_given = after_.size() >= 2 && is_given(after_[0]) && is_given(after_[1]);
    const bool two_apart = after_.size() >= 2 && alone(at_ + 2) && (both_given || !may_follow_name(after_[1]));
    const std::size_t given = word_of_two || two_apart ? 2 : 1;
    const bool called = ends_with_caller(all_.substr(0, at_));
    if (short_name(called)) return true;
    const bool looks_given = given == 2 && both_given;
    const std::u32string_view then = after_.substr(given);
    // 联系人：查志远: nothing else stands between the pauses.
    const bool whole = at_ == 0 && then.empty() && after_[0] != all_[0] &&
                       (is_given(after_[0]) || (given == 2 && is_given(after_[1])));
    if (whole && !is_rather_a_word(all_[at_])) return true;
    if (is_rather_a_word(all_[at_])) {
      const bool first =
          (at_ == 0 || called) && !one_of(all_[at_], U"都应") && (then.empty() || may_follow_name(then[0]));
      return looks_given && !one_of(all_[at_], U"要那能看会") && (first || begins_with_title(then));
    }
    if (!called && !looks_given) return false;
    // 让查血, 请盖章: a verb and its object are no name.
    const bool told = is_given(after_[0]) || (given == 2 && is_given(after_[1]));
    if (is_rather_a_verb(all_[at_]) && !told) return false;
    return then.empty() || may_follow_name(then[0]) || begins_with_title(then);
  }

  char32_t before() const { return at_ == 0 ? 0 : all_[at_ - 1]; }
  bool alone(std::size_t i) const {
    return i < run_.size() && run_[i].starts_word && (i + 1 == run_.size() || run_[i + 1].starts_word);
  }

  const std::vector<Syllable>& run_;
  std::u32string_view all_;
  std::size_t at_;
  std::u32string_view after_;
};

}  // namespace

std::optional<FullName> full_name_at(std::u32string_view letters, std::size_t at, std::size_t reach,
                                     const Lexicon& lexicon) {
  const std::u32string_view rest = letters.substr(at, reach - at);
  const auto surname = lexicon.surname_at(rest);
  const std::string common = surname ? "" : common_surname(rest, lexicon);
  const std::size_t first = surname ? surname->length : 1;
  if ((!surname && common.empty()) || rest.size() < first + 2) return std::nullopt;
  if (rest[first + 1] == U'子') return std::nullopt;  // 解妹子
  if (begins_with_title(rest.substr(first)) || rest.substr(first).starts_with(U"学生")) return std::nullopt;  // 王行长
  const char32_t one = rest[first], two = rest[first + 1];
  const bool both = is_given(one) && is_given(two);
  if (!both && !is_given(one) && !is_given_beside_given(one)) return std::nullopt;
  // 任贤齐, whose last character is in no list: where nothing else can be meant by 任.
  const bool known = both || is_given(two) || is_given_beside_given(two);
  if (!known &&
      (!surname || !is_given(one) || is_rather_a_word(rest[0]) || is_rather_a_verb(rest[0]) || is_never_given(two)))
    return std::nullopt;
  // A name that sounds like its characters needs no help.
  if (!surname && given_reading(one, two).empty() && given_reading(two, 0).empty()) return std::nullopt;

  const std::u32string_view past = letters.substr(0, at), then = rest.substr(first + 2);
  const bool led = past.empty() || ends_with_caller(past) || ends_with_title(past) || leads_to_name(past);
  // 盖满仓盖了新房: the same character again is no part of the name.
  const bool followed = then.empty() || then[0] == rest[0] || may_follow_known_name(then[0]) || begins_with_title(then);
  // Each may stand in a name, but it takes more: 盖长发, and 曾广发 with nothing beside it; 老人乐得合不拢嘴 is none.
  const bool rare = !given_reading(one, two).empty() && !given_reading(two, 0).empty();
  const bool called = past.size() > 1 && ends_with_caller(past) && !one_of(past.back(), U"是和叫让找请") && followed;
  const bool alone = past.empty() && then.empty() && !is_rather_a_verb(rest[0]);                 // 盛满水 is none
  const bool named = then.empty() && past.ends_with(U"叫") && !given_reading(one, two).empty();  // 叫李得水
  const bool by_itself = named || (surname && !is_rather_a_word(rest[0]) && (called || alone));
  if (!is_given(one) && !is_given(two) && !by_itself && (!rare || is_rather_a_word(rest[0]))) return std::nullopt;
  const bool river = one_of(two, U"江河湖山海岭岩");  // 乐安江
  if ((!both || is_rather_a_word(rest[0]) || river) && !(led && followed)) return std::nullopt;
  FullName name{first + 2, cost_of_name - gain_of_evidence * (led + followed), {}};
  if (surname) name.syllables.assign(surname->syllables.begin(), surname->syllables.end());
  if (!surname) name.syllables.push_back(common);
  for (std::size_t i = first; i < first + 2; ++i) name.syllables.push_back(given_syllable(rest, i, lexicon));
  return name;
}

void read_names(std::vector<Syllable>& run, const std::u32string& letters, const Lexicon& lexicon) {
  for (std::size_t i = 0; i < run.size(); ++i) {
    const auto surname = lexicon.surname_at(std::u32string_view(letters).substr(i));
    if (!surname) continue;
    const NamePlace place(run, letters, i, surname->length);
    if (run[i].name ? !place.name_field() : !place.surname()) continue;
    for (std::size_t k = 0; k < surname->length; ++k) run[i + k].pinyin = surname->syllables[k];
  }
}

}  // namespace text::chinese
