/// A piece of text made ready for cells: a base scalar with its marks, and its columns.
struct Glyph: Hashable {
  var character: Character
  var width: Int
  /// Stands for something that must not be printed; drawn in reverse.
  var isMark = false
}

/// Cuts a grapheme cluster into the glyphs a terminal shows for it.
enum Glyphs {
  /// Combining marks a cell can hold beside its base, as ncurses does.
  private static let marksPerCell = 4

  /// Adds the glyphs of one cluster. Joiners, variation selectors and skin tones are left out, because terminals disagree on
  /// their width and every column after them would be off.
  static func append(_ cluster: Character, ascii: Bool, to glyphs: inout [Glyph]) {
    if let byte = cluster.asciiByte {
      glyphs.append(Glyph(character: Character(Unicode.Scalar(byte)), width: 1))
      return
    }
    var pending = ""
    var pendingWidth = 0
    var marks = 0
    func flush(_ glyphs: inout [Glyph]) {
      if !pending.isEmpty { glyphs.append(Glyph(character: Character(pending), width: pendingWidth)) }
      pending = ""
      marks = 0
    }
    for scalar in cluster.unicodeScalars {
      if isLeftOut(scalar, afterBase: !pending.isEmpty) { continue }
      if let mark = Visible.mark(for: scalar) {
        flush(&glyphs)
        let plain = ascii ? AsciiFallback.text(mark) : mark
        glyphs += plain.map { Glyph(character: $0, width: 1, isMark: mark != " ") }
        continue
      }
      if ascii {
        if let shown = AsciiFallback.text(for: scalar, afterBase: !glyphs.isEmpty) {
          glyphs += shown.map { Glyph(character: $0, width: 1) }
        }
        continue
      }
      let width = ScalarWidth.of(scalar) ?? 1
      if width > 0 {
        flush(&glyphs)
        pending.unicodeScalars.append(scalar)
        pendingWidth = width
      } else if marks < marksPerCell {
        if pending.isEmpty {
          pending = " "
          pendingWidth = 1
        }
        pending.unicodeScalars.append(scalar)
        marks += 1
      }
    }
    flush(&glyphs)
  }

  private static func isLeftOut(_ scalar: Unicode.Scalar, afterBase: Bool) -> Bool {
    switch scalar.value {
    case 0x200C, 0x200D, 0xFE00...0xFE0F, 0xE0100...0xE01EF: true
    case 0x1F3FB...0x1F3FF: afterBase
    default: false
    }
  }
}

extension Character {
  /// The printable ASCII this is, if it is.
  var asciiByte: UInt8? {
    let bytes = utf8
    guard bytes.count == 1, let byte = bytes.first, byte >= 0x20, byte < 0x7F else { return nil }
    return byte
  }
}
