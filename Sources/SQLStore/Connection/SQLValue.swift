/// A value as a column holds it.
package enum SQLValue: Hashable, Sendable {
  case null
  case integer(Int)
  case real(Double)
  case text(String)

  package var integer: Int? { if case .integer(let value) = self { value } else { nil } }
  package var text: String? { if case .text(let value) = self { value } else { nil } }
}

/// What a statement's parameter can be given.
package protocol SQLBindable {
  var sqlValue: SQLValue { get }
}

extension SQLValue: SQLBindable {
  package var sqlValue: SQLValue { self }
}

extension Int: SQLBindable {
  package var sqlValue: SQLValue { .integer(self) }
}

extension Double: SQLBindable {
  package var sqlValue: SQLValue { .real(self) }
}

extension String: SQLBindable {
  package var sqlValue: SQLValue { .text(self) }
}

extension Optional: SQLBindable where Wrapped: SQLBindable {
  package var sqlValue: SQLValue { self?.sqlValue ?? .null }
}

/// A statement's parameters, the first one first.
package struct SQLArguments: ExpressibleByArrayLiteral, Hashable, Sendable {
  package var values: [SQLValue]

  package init(_ values: [SQLValue]) { self.values = values }
  package init(_ values: [some SQLBindable]) { self.values = values.map(\.sqlValue) }
  package init(arrayLiteral values: any SQLBindable...) { self.values = values.map(\.sqlValue) }

  package static func + (left: SQLArguments, right: SQLArguments) -> SQLArguments {
    SQLArguments(left.values + right.values)
  }
}
