import Foundation

/// Text as it is compared, searched and sorted, wherever that happens: without capitals and without accents, and letters and signs
/// that another keyboard has no key for as people type them instead. `Café` is `cafe`, `Straße` is `strasse`, `Łódź` is `lodz`,
/// `L’Étoile` is `l'etoile`.
///
/// What is left is composed, so that equal text is equal bytes. Folding again changes nothing, and a text's folding is that of
/// its characters in a row.
public func folded(_ text: String) -> String {
  let lower = text.lowercased()
  guard !lower.utf8.allSatisfy({ $0 < 0x80 && $0 != Folding.backtick }) else { return lower }
  var bare = String.UnicodeScalarView()
  for scalar in lower.decomposedStringWithCanonicalMapping.unicodeScalars where !Folding.accents.contains(scalar) {
    if let letters = Folding.letters[scalar] ?? Folding.signs[scalar] {
      bare.append(contentsOf: letters)
    } else {
      bare.append(scalar)
    }
  }
  // A text of nothing but accents is still a text.
  return bare.isEmpty ? lower : String(bare).precomposedStringWithCanonicalMapping
}

extension String {
  /// With the apostrophe and the hyphen that every keyboard has for those that word processors put in their place, and nothing
  /// else changed: a heading or a value is the same one after a program has set it in type.
  package var withTypedSigns: String {
    guard !utf8.allSatisfy({ $0 < 0x80 && $0 != Folding.backtick }) else { return self }
    var plain = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if let sign = Folding.signs[scalar] { plain.append(contentsOf: sign) } else { plain.append(scalar) }
    }
    return String(plain)
  }

  /// Whether a folded text has another one in it: byte by byte, as a database compares, and not by what a reader takes for one
  /// character.
  public func hasBytes(of part: String) -> Bool {
    var (whole, part) = (self, part)
    return whole.withUTF8 { whole in
      part.withUTF8 { part in
        guard let first = part.first, part.count <= whole.count else { return part.isEmpty }
        for start in 0...(whole.count - part.count) where whole[start] == first {
          if part.indices.allSatisfy({ whole[start + $0] == part[$0] }) { return true }
        }
        return false
      }
    }
  }
}

private enum Folding {
  static let backtick = UInt8(ascii: "`")

  /// Of the Latin, Greek and Cyrillic letters. Signs of other scripts are letters of their own.
  static let accents: ClosedRange<Unicode.Scalar> = "\u{300}"..."\u{36F}"

  /// Letters that are no other letter with an accent, and the sigma that ends a word.
  static let letters: [Unicode.Scalar: String.UnicodeScalarView] = [
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ŧ": "t", "ŋ": "n",
    "ı": "i", "ĸ": "k", "ſ": "s", "ς": "σ",
  ].mapValues { (text: String) in text.unicodeScalars }

  /// What stands for an apostrophe, and what for a hyphen: typographic ones, accents that stand alone, and those of wide scripts.
  static let signs: [Unicode.Scalar: String.UnicodeScalarView] = {
    var signs: [Unicode.Scalar: String.UnicodeScalarView] = [:]
    for sign in "\u{2018}\u{2019}\u{201B}\u{2BC}\u{2032}\u{B4}`\u{FF07}".unicodeScalars {
      signs[sign] = "'".unicodeScalars
    }
    for sign in "\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2015}\u{2212}\u{FE63}\u{FF0D}".unicodeScalars {
      signs[sign] = "-".unicodeScalars
    }
    return signs
  }()
}
