import Foundation

/// Text as it is compared, searched and sorted, wherever that happens: without capitals and without accents, and letters that
/// another keyboard has no key for as people type them instead. `Café` is `cafe`, `Straße` is `strasse`, `Łódź` is `lodz`.
///
/// What is left is composed, so that equal text is equal bytes. Folding again changes nothing, and a text's folding is that of
/// its characters in a row.
public func folded(_ text: String) -> String {
  let lower = text.lowercased()
  guard !lower.utf8.allSatisfy({ $0 < 0x80 }) else { return lower }
  var bare = String.UnicodeScalarView()
  for scalar in lower.decomposedStringWithCanonicalMapping.unicodeScalars where !Folding.accents.contains(scalar) {
    if let letters = Folding.letters[scalar] { bare.append(contentsOf: letters) } else { bare.append(scalar) }
  }
  // A text of nothing but accents is still a text.
  return bare.isEmpty ? lower : String(bare).precomposedStringWithCanonicalMapping
}

extension String {
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
  /// Of the Latin, Greek and Cyrillic letters. Signs of other scripts are letters of their own.
  static let accents: ClosedRange<Unicode.Scalar> = "\u{300}"..."\u{36F}"

  /// Letters that are no other letter with an accent, and the sigma that ends a word.
  static let letters: [Unicode.Scalar: String.UnicodeScalarView] = [
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ŧ": "t", "ŋ": "n",
    "ı": "i", "ĸ": "k", "ſ": "s", "ς": "σ",
  ].mapValues { (text: String) in text.unicodeScalars }
}
