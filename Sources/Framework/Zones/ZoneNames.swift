public import CustomerSuccess
public import Foundation

/// Time zones by name: every name of the system's tz database, its links included, with the rules that it has there.
public enum ZoneNames {
  /// nil where the system knows no such name. Abbreviations that mean several places (`PST`) and offsets are no names;
  /// `EST` and `Etc/GMT+5` are.
  public static func zone(named name: String) -> Zone? {
    guard isKnown(name) else { return nil }
    return Zone(identifier: name)
  }

  private static func isKnown(_ name: String) -> Bool {
    guard let folder else { return name == "UTC" || TimeZone.knownTimeZoneIdentifiers.contains(name) }
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    let isName = parts.allSatisfy { part in
      !part.isEmpty
        && part.utf8.allSatisfy { $0 < 0x80 && ($0 == 0x2B || $0 == 0x2D || $0 == 0x5F || isAlphanumeric($0)) }
    }
    guard isName, !["posix", "right", "localtime", "posixrules"].contains(parts[0]) else { return false }
    return isZoneFile(folder + "/" + name)
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  /// Zone files begin with `TZif`; tables and lists lie beside them.
  static func isZoneFile(_ path: String) -> Bool {
    guard let file = FileHandle(forReadingAtPath: path) else { return false }
    defer { try? file.close() }
    return (try? file.read(upToCount: 4)) == Data("TZif".utf8)
  }

  /// Where the tz database lies, as the C library looks for it; nil where there is none.
  static let folder: String? = {
    let own = ProcessInfo.processInfo.environment["TZDIR"].map { [$0] } ?? []
    return (own + ["/usr/share/zoneinfo", "/usr/lib/zoneinfo"]).first { isZoneFile($0 + "/UTC") }
  }()
}
