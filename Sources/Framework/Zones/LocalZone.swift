public import CustomerSuccess
public import Foundation

/// The viewer's zone: what TZ says, as the C library reads it and `date` shows it, else the machine's.
///
/// Foundation reads TZ by its own lights: `UTC+3`, which is west of Greenwich, as east of it, and what it cannot read as UTC.
public enum LocalZone {
  /// TZ cannot be read, and what would do.
  public struct Unreadable: Error, Hashable, CustomStringConvertible {
    public var description: String
  }

  public static func current(
    environment: [String: String] = ProcessInfo.processInfo.environment, machine: String = "/etc/localtime"
  ) throws(Unreadable) -> Zone {
    guard let said = environment["TZ"] else { return file(machine) ?? .current }
    let text = said.hasPrefix(":") ? String(said.dropFirst()) : said
    if text.isEmpty { return .gmt }
    if text.hasPrefix("/") {
      guard let zone = file(text) else { throw unreadable(said, "no file of a zone that the system knows") }
      return zone
    }
    if let zone = ZoneNames.zone(named: text) ?? fixed(text) { return zone }
    guard text.contains(where: { $0.isNumber || $0 == "," }) else {
      throw unreadable(said, "no zone that the system knows")
    }
    guard let zone = zone(withRules: text) else {
      throw unreadable(said, "a rule for summer time that no zone of the system has")
    }
    return zone
  }

  private static func unreadable(_ said: String, _ why: String) -> Unreadable {
    Unreadable(
      description: "TZ is '\(said)', \(why); set it to a name such as Europe/Berlin, or to an offset such as UTC+3.")
  }

  // MARK: POSIX

  /// `UTC+3`, `<+03>-3`, `IST-5:30`: a name, and what is to be added to reach UTC. nil for anything else.
  private static func fixed(_ text: String) -> Zone? {
    let pattern = #/(?:[A-Za-z]{3,}|<[A-Za-z0-9+\-]{3,}>)([+\-]?)(\d{1,3})(?::(\d{1,2}))?(?::(\d{1,2}))?/#
    guard let found = text.wholeMatch(of: pattern), let hours = Int(found.2), hours <= 24,
      let minutes = Int(found.3 ?? "0"), let seconds = Int(found.4 ?? "0"), minutes < 60, seconds < 60
    else { return nil }
    let west = hours * 3600 + minutes * 60 + seconds
    return TimeZone(secondsFromGMT: found.1 == "-" ? west : -west)
  }

  /// The zone that goes by these rules now, and so will in future; the last line of a zone's file says by which.
  private static func zone(withRules rules: String) -> Zone? {
    guard let folder = ZoneNames.folder, let names = FileManager.default.enumerator(atPath: folder) else { return nil }
    let known = names.compactMap { $0 as? String }.filter { !$0.hasPrefix("posix") && !$0.hasPrefix("right") }.sorted()
    let line = Data("\n\(rules)\n".utf8)
    let found = known.first { name in
      name.contains("/")
        && (FileManager.default.contents(atPath: "\(folder)/\(name)").map { $0.suffix(line.count) == line } ?? false)
    }
    return found.flatMap(ZoneNames.zone)
  }

  // MARK: Files

  /// A file of the tz database, a link to one, or a copy of one.
  private static func file(_ path: String) -> Zone? {
    guard let folder = ZoneNames.folder else { return nil }
    let real = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    let base = URL(fileURLWithPath: folder).resolvingSymlinksInPath().path + "/"
    if real.hasPrefix(base), let zone = ZoneNames.zone(named: String(real.dropFirst(base.count))) { return zone }
    guard ZoneNames.isZoneFile(real), let bytes = FileManager.default.contents(atPath: real),
      let names = FileManager.default.enumerator(atPath: folder)
    else { return nil }
    let found = names.compactMap { $0 as? String }.sorted().first { name in
      ZoneNames.zone(named: name) != nil && FileManager.default.contents(atPath: "\(folder)/\(name)") == bytes
    }
    return found.flatMap(ZoneNames.zone)
  }
}
