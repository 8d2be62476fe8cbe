#include "programs/lexicon/loose_words.h"

#include <algorithm>
#include <array>

namespace lexicon {
namespace {

// A short word of the wide base that reads this letter so is believed only if it stands here: 多得 de2, 天都 du1 and 几顿 ji1 would
// hide 多得很, 每天都 and 吃几顿.
struct Doubt {
  char32_t letter;
  std::string_view reading;
  std::u32string_view believed;
};
// clang-format off
constexpr auto doubts = std::to_array<Doubt>({
    {U'得', "de2", U"习得性 佛得角 佳得乐 利得税 利雅得 圣彼得 宾得 彼得 彼得堡 征得 夺得 得主 奖得主 得人心 得其所 得力 得势 得名 得宠 得志 得悉 得来速 得益 得票 得票率 得胜 得荣县 心得安 无所得 毛所得 纯所得 拾得 既得 既得权 获得性 获得者 罗得岛 塞得港 雅温得 得不到 不得志 不得意 不得闲 不得空"},
    {U'着', "zhuo2", U"附着力 附着物 软着陆 着陆场 着陆点 着重号 弹着点 粘着力 粘着性 黏着剂 黏着力 有着落 没着落 不着意"},
    {U'着', "zhao1", U"两着儿"},
    {U'了', "liao3", U"不了情 未了情 未了因 好了歌 干得了 死不了 比不了 短不了 算不了 跑不了 躲不了 拿不了 待不了 做得了 还了得 想了解 了断 了然 了望 了望台 了望哨 了悟"},
    {U'都', "du1", U"成都市 大都市 之都 都城 都灵 成都人 迁都 都督 都市报 三都县 丰都县 乐都县 于都县 伏都教 内比都 奠都 宁都 宁都县 宜都市 尧都 尧都区 帝都 新都区 新都桥 昆都仑 昌都县 望都县 武都区 武都市 殷都区 江都县 江都市 盐都区 秦都区 花都区 莲都 莲都区 都伯林 都兰县 都匀市 都安县 都尉 都市化 都市病 都庞岭 都昌 都昌县 都护 酆都 魏都区 开都河"},
    {U'几', "ji1", U"几丁质 几乎不 刘知几 晏几道 庶几"},
    {U'还', "huan2", U"发还 清还 缴还 补还 讨还 追还 摊还 还俗 还击 还原剂 还嘴 还愿 还手 还阳 还魂 还魂纸 还魂记 还帐 生还者 凤还巢"},
    {U'少', "shao4", U"美少女 少林 少将 刘少奇 少校 美少年 少先队 岁少女 大少爷 少壮 少壮派 少奶奶 少尉 少年人 少年犯 少年组 少年郎 少林拳 少林派 少白头 恶少 阔少 遗少 老少配 老来少 李少君 秦少游 陈少白"},
    {U'好', "hao4", U"爱好者 好奇心 偏好 好强 同好 癖好 元好问 好事者 好战 好斗 好氧 好胜 好赌 性偏好 酷好"},
});
// Words of old books and names of offices whose letters stand side by side by chance today: 窗户长, 重五斤, 好问, 都地分了.
constexpr std::u32string_view never_meant =
    U"长上 次长 户长 王长 夏长 火长 客长 级长 色长 案长 邻长 铺长 粮长 使长 君长 长亲 长君 长房 见不长 长尾巴 长机 山长 斋长 教长 课长 翁长 道长 "
    U"累重 申重 重三 重五 重九 重落 重世 重台 重光 重亲 重子 重弹 重山 重关 "
    U"倒大 倒大来 倒好 倒仰 倒口 倒日 倒文 倒许 倒缴 倒会 倒位 倒字 倒心 倒店 倒马 倒钱 却倒 丁倒 估倒 "
    U"上落 落话 落场 落神 落作 落帐 落架 落栈 "
    U"该行 港行 道行 当行 提行 暗行 谁行 班行 团行 土行 行分 行口 行老 行会 行露 行语 双线行 标行 行子 末行 靠行 抗行 行东 更行 "
    U"种放 比数 面数 数四 烦数 责数 数奇 没地 没地里 撇地 目地 仆地 散地 采地 削地 豁地 辟地 抢地 地分 "
    U"干没 干累 干断 干当 干安 干宅 干元 井干 调干 日干 刺干 染干 马干 的当 头当 明当 并当 屏当 分当 对当 调当 "
    U"便难 兵难 内难 安难 论难 横难 质难 临难 空便 空日 空相 看更 看风 相看 中看 和哄 打和 夹和 相和 少差 少间 供过 挑出 挑出来 "
    U"便应 必应 定应 料应 该应 应须 应从 应点 应世 应市 应感 应物 应口 应昂 应接 应选 应门 应名 应声";
// clang-format on

bool holds(std::u32string_view set, std::u32string_view word) {
  while (!set.empty()) {
    const std::size_t end = std::min(set.find(U' '), set.size());
    if (set.substr(0, end) == word) return true;
    set.remove_prefix(std::min(end + 1, set.size()));
  }
  return false;
}

}  // namespace

// Not words to be read as one: a verb with its particle (睡着), or a number with a measure whose reading hangs on what is
// counted (一场雨, 一只猫). The front end reads them character by character.
bool is_loose(std::u32string_view word) {
  if (word.size() < 2) return false;
  // 落在, 倒在, 调到: the place tells which; 还给: who gets what tells.
  if (word.size() == 2 && (word[1] == U'在' || word[1] == U'到') &&
      std::u32string_view(U"落倒种铺卡调转背").find(word[0]) != std::u32string_view::npos)
    return true;
  // 分得清, 得过奖: a verb with what follows it; those that are words (得到, 取得) stay.
  if (word.size() == 2 && word[1] == U'得' &&
      std::u32string_view(U"分买赚换过算做去识到下照有争抵来会没").find(word[0]) != std::u32string_view::npos)
    return true;
  if (word.size() == 2 && word[0] == U'得' &&
      std::u32string_view(U"到失知以意罪奖分力病体当主逞手票宠名益志胜救悉闲空慌势").find(word[1]) ==
          std::u32string_view::npos)
    return true;
  if (word == U"得很好" || word == U"想吐" || word == U"着呢" || word == U"落下") return true;
  if (word.size() == 2 && word[0] == U'着') return true;  // 炖着肉; those that are words (着急) are ours
  if (word == U"得好" || word == U"说得" || word == U"病得" || word == U"好干" || word == U"都干" || word == U"不干" ||
      word == U"闷得慌")
    return true;
  if (word == U"还给" || word == U"话说" || (word.size() == 2 && word[0] == word[1]))
    return true;  // 转转 is a verb said twice
  constexpr std::u32string_view particles = U"了着", numerals = U"一两三四五六七八九十几每",
                                measures = U"场发担卷斗撮令只重行种处把挑钻石";
  if (word.size() == 2 && particles.find(word[1]) != std::u32string_view::npos) return true;
  return word.size() <= 3 && numerals.find(word[0]) != std::u32string_view::npos &&
         measures.find(word[1]) != std::u32string_view::npos;
}

// Phrases in use that cut across a particle or begin with a small word (当过, 了吗, 不转, 等我) hide what belongs together. Those
// that are words stand in the toned dictionary too.
bool is_phrase(std::u32string_view word) {
  constexpr std::u32string_view particles = U"了着过得的吗呢吧我你您他她它子们",
                                heads = U"不也都就又很太最只没是这那谁曾", tails = U"谁只教";
  const auto has = [](std::u32string_view set, char32_t letter) {
    return set.find(letter) != std::u32string_view::npos;
  };
  if (word.size() < 2 || word.size() > 3) return false;
  if (has(particles, word.front()) || (has(particles, word.back()) && word.back() != U'子' && word.back() != U'们'))
    return true;
  return word.size() == 2 ? has(heads, word.front()) : has(tails, word.back());
}

bool is_doubtful(std::u32string_view word, const std::vector<std::string>& syllables) {
  if (word.size() < 2 || word.size() > 3) return false;
  if (holds(never_meant, word)) return true;
  return std::any_of(doubts.begin(), doubts.end(), [&](const Doubt& doubt) {
    const std::size_t at = word.find(doubt.letter);
    return at != std::u32string_view::npos && syllables[at] == doubt.reading && !holds(doubt.believed, word);
  });
}

}  // namespace lexicon
