/// A word with what it may be a form of, the nearest first, by the rules of English endings.
enum WordForms {
  static func forms(of word: String, spellings: [String: String]) -> [String] {
    var forms = [word]
    if let other = spellings[word] { forms.append(other) }
    let short = shortened(word)
    for form in short where !forms.contains(form) { forms.append(form) }
    if let other = short.lazy.compactMap({ spellings[$0] }).first { forms.append(other) }
    for form in forms {
      if form.hasSuffix("n't") { forms.append("not") }
      if let base = base(of: form, ending: "'s") { forms.append(base) }
    }
    for form in forms where form.utf8.count > 3 {
      for base in bases(of: form) where !forms.contains(base) {
        forms.append(base)
        if let other = spellings[base] { forms.append(other) }
      }
    }
    return forms
  }

  /// A letter said three times and more is meant once or twice: `soooo`, `goood`.
  private static func shortened(_ word: String) -> [String] {
    var (twice, once): ([Character], [Character]) = ([], [])
    var run = 0
    var isLong = false
    for letter in word {
      run = letter == twice.last ? run + 1 : 1
      if run <= 2 { twice.append(letter) } else { isLong = true }
      if letter != once.last { once.append(letter) }
    }
    guard isLong else { return [] }
    // Only the long run is shortened to one letter: `sooo good` as well as `greeeat`.
    return [String(twice), singled(word), String(once)]
  }

  private static func singled(_ word: String) -> String {
    var letters: [Character] = []
    var run: [Character] = []
    func flush() { letters += run.count > 2 ? Array(run.prefix(1)) : run }
    for letter in word {
      if letter != run.last {
        flush()
        run = []
      }
      run.append(letter)
    }
    flush()
    return String(letters)
  }

  private static func bases(of word: String) -> [String] {
    var bases: [String] = []
    for ending in endings {
      guard let stem = base(of: word, ending: ending.text) else { continue }
      for replacement in ending.replacements { bases.append(stem + replacement) }
      if ending.doubles, let single = undoubled(stem) { bases.append(single) }
    }
    return bases
  }

  private static func base(of word: String, ending: String) -> String? {
    guard word.hasSuffix(ending), word.utf8.count >= ending.utf8.count + 2 else { return nil }
    return String(word.dropLast(ending.count))
  }

  /// `stopp` of `stopped`.
  private static func undoubled(_ stem: String) -> String? {
    guard let last = stem.last, stem.dropLast().last == last, !"aeiou".contains(last) else { return nil }
    return String(stem.dropLast())
  }

  private struct Ending {
    var text: String
    var replacements: [String]
    var doubles = false
  }

  private static let endings = [
    Ending(text: "ies", replacements: ["y"]), Ending(text: "es", replacements: ["e", ""]),
    Ending(text: "s", replacements: [""]), Ending(text: "ied", replacements: ["y"]),
    Ending(text: "ed", replacements: ["", "e"], doubles: true),
    Ending(text: "ying", replacements: ["ie"]),
    Ending(text: "ing", replacements: ["", "e"], doubles: true), Ending(text: "ily", replacements: ["y"]),
    Ending(text: "ly", replacements: ["", "le"]), Ending(text: "ally", replacements: [""]),
    Ending(text: "ier", replacements: ["y"]), Ending(text: "iest", replacements: ["y"]),
    Ending(text: "er", replacements: ["", "e"], doubles: true),
    Ending(text: "est", replacements: ["", "e"], doubles: true),
  ]
}
