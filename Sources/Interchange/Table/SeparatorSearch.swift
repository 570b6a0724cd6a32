/// Finds what stands between the columns of a CSV file by its first lines.
enum SeparatorSearch {
  /// So much of a file is looked at.
  static let lead = 64 * 1024

  /// The sign that stands most often outside of quotes in the header, or, where that has none (a title), in the first line that
  /// has one; commas where nothing stands out.
  static func separator(in lead: ArraySlice<UInt8>, header: Int?) -> UInt8 {
    var lines = countedLines(lead)
    if let header { lines = Array(lines.dropFirst(header - 1)) }
    for counts in lines {
      let best = TableForm.separators.max { (counts[$0.byte] ?? 0) < (counts[$1.byte] ?? 0) }
      guard let best, let most = counts[best.byte], most > 0 else { continue }
      // The first of equals: commas.
      return TableForm.separators.first { counts[$0.byte] == most }?.byte ?? best.byte
    }
    return Byte.comma
  }

  /// Excel's own line `sep=;` above the header.
  static func told(in lead: ArraySlice<UInt8>) -> UInt8? {
    let line = lead.prefix(6)
    guard line.count >= 5, String(decoding: line.prefix(4), as: UTF8.self).lowercased() == "sep=",
      let sign = line.dropFirst(4).first, TableForm.separators.contains(where: { $0.byte == sign }),
      let end = line.dropFirst(5).first, end == Byte.lineFeed || end == Byte.carriageReturn
    else { return nil }
    return sign
  }

  /// How often each sign stands in each line, outside of quotes.
  private static func countedLines(_ lead: ArraySlice<UInt8>) -> [[UInt8: Int]] {
    var lines: [[UInt8: Int]] = []
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in lead.prefix(Self.lead) {
      switch byte {
      case Byte.quote: isQuoted.toggle()
      case Byte.lineFeed where !isQuoted:
        lines.append(counts)
        counts = [:]
        if lines.count == looked { return lines }
      case Byte.comma, UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|"):
        if !isQuoted { counts[byte, default: 0] += 1 }
      default: break
      }
    }
    return lines + [counts]
  }

  /// So many lines at most.
  private static let looked = 50
}
