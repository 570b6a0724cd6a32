import CustomerSuccess
import Foundation
import Framework
import Testing

/// Zones by the names of the system's tz database, and the viewer's as TZ says it.
struct ZoneTests {
  private static let folder = "/usr/share/zoneinfo"

  /// Zones and links as the database lists them: `Z Europe/Berlin …`, `L Europe/Berlin Arctic/Longyearbyen`.
  private static let names: [String] = {
    let list = (try? String(contentsOfFile: "\(folder)/tzdata.zi", encoding: .utf8)) ?? ""
    return list.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      if words.first == "Z", words.count > 1 { return String(words[1]) }
      return words.first == "L" && words.count > 2 ? String(words[2]) : nil
    }
  }()

  @Test(.enabled(if: !names.isEmpty, "tzdata is not installed; ./test installs it"))
  func everyNameOfTheSystemIsTakenWithItsOwnRules() throws {
    #expect(Self.names.count > 400)
    for name in Self.names {
      let zone = try #require(ZoneNames.zone(named: name), "\(name)")
      let rules = try #require(ZoneFile("\(Self.folder)/\(name)"), "\(name)")
      // From 2000 to 2037, every eleven days, in the middle of a day too.
      for moment in stride(from: 946_684_800, to: 2_114_380_800, by: 11 * 86_400 + 3600) {
        #expect(zone.offset(at: Instant(seconds: moment)) == rules.offset(at: moment), "\(name) at \(moment)")
      }
    }
  }

  @Test(arguments: ["Asia/Kolkata", "Etc/GMT+5", "US/Eastern", "EST", "America/Argentina/ComodRivadavia", "UTC"])
  func aCalendarTakesThem(_ name: String) throws {
    let calendars = try CalendarReader.read("c:\n  zone: \(name)\n  hours: {mon: [\"09:00-17:00\"]}\n", file: "c.yaml")
    let zone = try #require(calendars["c"]?.zone)
    #expect(
      zone.offset(at: Instant(seconds: 1_768_000_000))
        == ZoneNames.zone(named: name)?.offset(at: Instant(seconds: 1_768_000_000)))
  }

  @Test(arguments: [
    "", "PST", "EST5", "Asia/Nowhere", "europe/berlin", "Asia", "zone.tab", "localtime", "posixrules",
    "posix/Europe/Berlin", "right/UTC", "/usr/share/zoneinfo/UTC", "../zoneinfo/UTC", "Asia/../UTC", "UTC/", "UTC ",
  ])
  func whatIsNoNameIsRefused(_ name: String) { #expect(ZoneNames.zone(named: name) == nil) }

  // MARK: TZ

  /// In January and in July, seconds east of Greenwich, as `date` has them.
  @Test(arguments: [
    ("UTC+3", -10_800, -10_800), ("<+03>-3", 10_800, 10_800), ("IST-5:30", 19_800, 19_800), ("EST5", -18_000, -18_000),
    ("<-0330>+3:30", -12_600, -12_600), ("EST", -18_000, -18_000), ("EST5EDT", -18_000, -14_400), ("", 0, 0),
    ("Etc/GMT+5", -18_000, -18_000), ("UTC", 0, 0), ("GMT0", 0, 0), ("UTC0", 0, 0), ("XYZ-14", 50_400, 50_400),
    (":Europe/Berlin", 3600, 7200), ("Europe/Berlin", 3600, 7200), ("/usr/share/zoneinfo/Asia/Tokyo", 32_400, 32_400),
    (":/usr/share/zoneinfo/Asia/Kolkata", 19_800, 19_800), ("CET-1CEST,M3.5.0,M10.5.0/3", 3600, 7200),
    ("EST5EDT,M3.2.0,M11.1.0", -18_000, -14_400),
  ])
  func theVariableIsReadAsTheSystemReadsIt(_ said: String, _ january: Int, _ july: Int) throws {
    let zone = try LocalZone.current(environment: ["TZ": said])
    #expect(zone.offset(at: Instant(seconds: 1_768_478_400)) == january)
    #expect(zone.offset(at: Instant(seconds: 1_784_116_800)) == july)
  }

  @Test(arguments: [
    ("CET-1CEST", "a rule for summer time that no zone of the system has"),
    ("AAA+3BBB,M1.1.1,M2.2.2", "a rule for summer time that no zone of the system has"),
    ("Nonsense", "no zone that the system knows"), ("Mars/Olympus", "no zone that the system knows"),
    ("/etc/passwd", "no file of a zone that the system knows"), ("UTC+25", "a rule for summer time"),
  ])
  func whatCannotBeReadIsSaid(_ said: String, _ why: String) {
    #expect {
      try LocalZone.current(environment: ["TZ": said])
    } throws: {
      let words = "\($0)"
      return words.contains("TZ is '\(said)', \(why)") && words.contains("set it to a name such as Europe/Berlin")
    }
  }

  /// Without TZ the machine's file is taken, a link or a copy.
  @Test(arguments: [true, false])
  func theMachinesFileIsALinkOrACopy(isLink: Bool) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "zone-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (file, tokyo) = (folder.appending(path: "localtime").path, "\(Self.folder)/Asia/Tokyo")
    if isLink {
      try FileManager.default.createSymbolicLink(atPath: file, withDestinationPath: tokyo)
    } else {
      try FileManager.default.copyItem(atPath: tokyo, toPath: file)
      // A copy of a link would be one, too.
      try #require(try FileManager.default.attributesOfItem(atPath: file)[.type] as? FileAttributeType == .typeRegular)
    }
    #expect(try LocalZone.current(environment: [:], machine: file).offset(at: Instant(seconds: 0)) == 32_400)
  }
}

/// The transitions of a zone's file (RFC 9636, its second part), to hold other readers against.
private struct ZoneFile {
  private var transitions: [(at: Int, offset: Int)] = []
  private var first = 0

  init?(_ path: String) {
    guard let data = FileManager.default.contents(atPath: path), data.count > 44, data[4] >= 0x32 else { return nil }
    let bytes = [UInt8](data)
    func number(_ place: Int, _ size: Int) -> Int {
      let value = bytes[place..<place + size].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      return size == 8 ? Int(Int64(bitPattern: value)) : Int(Int32(truncatingIfNeeded: value))
    }
    /// isut, isstd, leap, time, type, char
    func counts(_ place: Int) -> [Int] { (0..<6).map { number(place + 20 + 4 * $0, 4) } }
    let old = counts(0)
    let header = 44 + old[3] * 5 + old[4] * 6 + old[5] + old[2] * 8 + old[1] + old[0]
    let new = counts(header)
    let (times, kinds) = (header + 44, header + 44 + new[3] * 8)
    let types = kinds + new[3]
    first = number(types, 4)
    transitions = (0..<new[3]).map { index in
      (number(times + 8 * index, 8), number(types + 6 * Int(bytes[kinds + index]), 4))
    }
  }

  func offset(at moment: Int) -> Int { transitions.last { $0.at <= moment }?.offset ?? first }
}
