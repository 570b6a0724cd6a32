/// A company's name as it is compared: folded, without signs and repeated blanks, and without the words that say what kind of
/// company it is in law. `Müller & Söhne GmbH` and `MULLER  und`… are told apart, `Müller & Söhne, GmbH` and `muller & sohne` are not.
public func companyName(_ name: String) -> String { companyWords(name).name.joined(separator: " ") }

/// The words of a company's name that say what kind of company it is in law, as they are compared: `gmbh & co kg`; empty without.
public func legalEnding(of name: String) -> String { companyWords(name).ending.joined(separator: " ") }

private func companyWords(_ name: String) -> (name: ArraySlice<String>, ending: ArraySlice<String>) {
  let signs = folded(name.asName()).map {
    $0.isLetter || $0.isNumber || $0 == "&" ? $0 : $0 == "." ? nil : " "
  }
  let words = String(signs.compactMap(\.self)).split(separator: " ").map(String.init)
  var rest = words[...]
  while rest.count > 1, let last = rest.last, CompanyEndings.all.contains(last) || CompanyEndings.links.contains(last) {
    rest = rest.dropLast()
  }
  return (rest, words[rest.endIndex...])
}

private enum CompanyEndings {
  /// Without points: `S.A.` is `sa`.
  static let all: Set<String> = [
    "gmbh", "mbh", "ag", "kg", "kgaa", "ohg", "gbr", "ug", "ev", "eg", "se", "inc", "incorporated", "corp",
    "corporation",
    "co", "company", "llc", "llp", "lp", "plc", "ltd", "limited", "pty", "pvt", "pte", "sa", "sas", "sasu", "sarl",
    "sl",
    "slu", "srl", "spa", "sro", "sp", "zoo", "nv", "bv", "bvba", "vof", "ab", "as", "asa", "aps", "oy", "oyj", "kk",
    "lda",
    "ltda",
  ]
  /// Between two endings, as in `GmbH & Co. KG`.
  static let links: Set<String> = ["&", "and", "und", "et"]
}
