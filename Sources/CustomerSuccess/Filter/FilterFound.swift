/// Rows that are shown with words of their own beside those of what the filter is about.
extension Filter {
  /// The plain words it asks for.
  public var plainWords: Set<String> {
    terms.reduce(into: []) { words, term in
      switch term.condition {
      case .words(let text): words.insert(text)
      case .any(let filters): for filter in filters { words.formUnion(filter.plainWords) }
      case .field, .trend: break
      }
    }
  }

  /// What is left to be asked once some of its plain words were found; nil where nothing can pass any more.
  public func asked(having found: Set<String>) -> Filter? {
    var left: [Term] = []
    for term in terms {
      switch term.answer(having: found) {
      case .open(let term): left.append(term)
      case .known(true): continue
      case .known(false): return nil
      }
    }
    return Filter(left)
  }
}

extension Filter.Term {
  fileprivate enum Answer {
    case known(Bool)
    case open(Filter.Term)
  }

  fileprivate func answer(having found: Set<String>) -> Answer {
    switch condition {
    case .field, .trend: return .open(self)
    case .words(let text): return found.contains(text) ? .known(!isNegated) : .open(self)
    case .any(let filters):
      let left = filters.compactMap { $0.asked(having: found) }
      if left.contains(where: \.isEmpty) { return .known(!isNegated) }
      return left.isEmpty ? .known(isNegated) : .open(Filter.Term(.any(left), isNegated: isNegated))
    }
  }
}

extension DayRules {
  /// Which of some plain words stand in an item's title, its reason or its id.
  public func found(_ words: Set<String>, in item: DayItem, at now: Instant) -> Set<String> {
    guard !words.isEmpty else { return [] }
    let shown = [item.title, reason(for: item, at: now), item.target.description].map(folded)
    return words.filter { word in
      let wanted = folded(word)
      return !wanted.isEmpty && shown.contains { $0.hasBytes(of: wanted) }
    }
  }
}
