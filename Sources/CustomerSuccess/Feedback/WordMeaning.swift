/// All that the rules say of one word or idiom.
struct WordMeaning: Sendable {
  var strength: Double?
  var isCourtesy = false
  var turn: Double?
  var degree: Double?
  var contrast: Double?
  var concession: Double?
  var wanted: Double?
  var isRepair = false
  /// It complains by saying how things might be, as `could be faster` does: nothing has done away with that.
  var isWish = false
}

extension FeedbackRules {
  /// By the words of the texts, for looking them up.
  var meanings: PhraseIndex<WordMeaning> {
    var index = PhraseIndex<WordMeaning>()
    func tell<Value>(_ entries: [String: Value], _ tell: (inout WordMeaning, Value) -> Void) {
      for (phrase, value) in entries {
        index.change(phrase) { known in
          var meaning = known ?? WordMeaning()
          tell(&meaning, value)
          known = meaning
        }
      }
    }
    tell(words) { $0.strength = $1 }
    let wishes = turns.filter { $0.value > weights.denies }.map { $0.key + " " }
    tell(words.filter { phrase, value in value < 0 && wishes.contains { phrase.hasPrefix($0) } }) { meaning, _ in
      meaning.isWish = true
    }
    tell(courtesies) { meaning, strength in
      meaning.strength = strength
      meaning.isCourtesy = true
    }
    tell(turns) { $0.turn = $1 }
    tell(degrees) { $0.degree = $1 }
    tell(contrasts) { $0.contrast = $1 }
    tell(concessions) { $0.concession = $1 }
    tell(wanted) { $0.wanted = $1 }
    tell(repairs) { meaning, strength in
      meaning.strength = strength
      meaning.isRepair = true
    }
    return index
  }
}
