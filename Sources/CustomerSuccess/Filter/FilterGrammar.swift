/// How conditions are joined: what stands side by side holds together, `or` parts alternatives and binds less, parentheses
/// bind first.
struct FilterGrammar {
  private let parser: FilterParser
  private let tokens: [FilterToken]
  private var place = 0

  init(_ parser: FilterParser) throws(FilterError) {
    self.parser = parser
    tokens = try FilterScanner.tokens(parser.text)
  }

  mutating func filter() throws(FilterError) -> Filter {
    let filter = try alternatives(within: nil)
    if case .close(let range)? = current { throw parser.error(range, "no parenthesis is open here") }
    return filter
  }

  private var current: FilterToken? { tokens.indices.contains(place) ? tokens[place] : nil }

  private mutating func alternatives(within open: Range<Int>?) throws(FilterError) -> Filter {
    var all = [try together(within: open)]
    while case .or(let range)? = current {
      place += 1
      let next = try together(within: open)
      guard !next.isEmpty, all.last?.isEmpty == false else {
        throw parser.error(range, "'or' stands between two conditions; in quotes it is a word that is looked for")
      }
      all.append(next)
    }
    return all.count == 1 ? all[0] : Filter([Filter.Term(.any(all))])
  }

  private mutating func together(within open: Range<Int>?) throws(FilterError) -> Filter {
    var terms: [Filter.Term] = []
    while let token = current {
      switch token {
      case .word(let word):
        let next = tokens.indices.contains(place + 1) ? tokens[place + 1] : nil
        let whole = try parser.withMoney(word, behind: next)
        terms.append(try parser.term(whole ?? word))
        if whole != nil { place += 1 }
      case .open(let range, let isNegated):
        terms += try group(range, isNegated)
        continue
      case .or, .close: return Filter(terms)
      }
      place += 1
    }
    return Filter(terms)
  }

  private mutating func group(_ open: Range<Int>, _ isNegated: Bool) throws(FilterError) -> [Filter.Term] {
    place += 1
    let inner = try alternatives(within: open)
    guard case .close? = current else { throw parser.error(open, "the parenthesis is not closed, expected )") }
    place += 1
    guard !inner.isEmpty else { throw parser.error(open, "nothing stands in the parentheses, expected a condition") }
    guard isNegated else { return inner.terms }
    return [Filter.Term(.any([inner]), isNegated: true)]
  }
}
