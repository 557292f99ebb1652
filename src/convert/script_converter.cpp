#include "convert/script_converter.h"
#include "convert/script_detector.h"
#include "convert/script_faults.h"

namespace jiaokan::convert {

std::optional<Variety> variety_from(std::string_view) { return std::nullopt; }
ConversionResult convert_script(std::string_view text, Variety, Variety, const ConvertOptions&) { return {std::string(text), {}}; }
ScriptInfo detect_script(std::string_view) { return {}; }
std::vector<SpanFinding> find_script_faults(const Document&) { return {}; }
std::size_t count_standard_only(const Document&) { return 0; }

}  // namespace jiaokan::convert
