import CustomerSuccess

/// What every screen is narrowed to.
extension Console {
  /// The innermost of the steps taken; each holds the whole filter in words.
  var scopeText: String { scopes.last?.text ?? "" }
  var scope: Filter { scopes.last?.filter ?? Filter() }

  struct ScopeStep: Hashable, Sendable {
    var text: String
    var filter: Filter
  }

  /// Replaces the scope; empty, or a word for it, widens to everything. A mistake is said and changes nothing.
  mutating func narrow(to text: String) -> [Effect] {
    let text = text.withoutOuterBlanks
    guard !text.isEmpty, !Self.widening.contains(text.lowercased()) else {
      guard !scopes.isEmpty else { return [] }
      scopes = []
      scopeChanged()
      return []
    }
    do throws(FilterError) {
      let filter = try Filter.parse(text, in: .customers, me: setting.me)
      guard scopeText != text else { return [.say("The scope is \(text) already")] }
      scopes.append(ScopeStep(text: text, filter: filter))
      scopeChanged()
      return []
    } catch {
      return [.complain("scope: \(error.message)")]
    }
  }

  /// Whoever types one wants all customers back; in quotes it is a word of a name.
  static let widening: Set = ["all", "everybody", "everything", "none", "nothing", "off", "clear"]

  /// Narrows what is in force further.
  mutating func narrow(by text: String) -> [Effect] {
    let isIn = " \(scopeText) ".contains(" \(text.withoutOuterBlanks) ")
    return narrow(to: isIn ? scopeText : scopeText.isEmpty ? text : "\(scopeText) \(text)")
  }

  /// One step back.
  mutating func widen() -> [Effect] {
    guard scopes.popLast() != nil else { return [.say("Nothing is narrowed: this is everything")] }
    scopeChanged()
    return []
  }

  private mutating func scopeChanged() {
    population = nil
    segmentWork = nil
    // What the lists were is gone, so that all is asked for again, be it the same in other words.
    questions.dataChanged()
    holding(leader(of: focus) ?? focus) { console in
      for id in console.panes.keys { console.panes[id]?.scopeChanged() }
    }
  }
}
