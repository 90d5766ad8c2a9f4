/// The bindings a user is in, so that nobody looks through all of them.
package struct UserLinks: Record, Equatable {
  /// Bindings in which they pay, and in which they are paid, by number.
  package internal(set) var paysTo: [Int] = []
  package internal(set) var paidBy: [Int] = []
  /// How many of them are valid.
  package internal(set) var payees = 0
  package internal(set) var payers = 0

  package init() {}

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("pays_to", &paysTo)
    fields.field("paid_by", &paidBy)
    fields.field("payees", &payees)
    fields.field("payers", &payers)
  }
}

extension Wallet {
  /// Takes a new binding into every index.
  mutating func index(_ number: Int) {
    let (payer, receiver) = (bindings[number].payerUserID, bindings[number].receiverUserID)
    links[payer, default: UserLinks()].paysTo.append(number)
    links[receiver, default: UserLinks()].paidBy.append(number)
    latestBindings[bindings[number].pair] = number
    if bindings[number].isValid { setValid(number) }
  }

  /// Files a binding that became valid.
  mutating func setValid(_ number: Int) {
    validBindings[bindings[number].pair] = number
    count(number, 1)
  }

  /// Takes a binding out that is valid no more.
  mutating func unsetValid(_ number: Int) {
    let pair = bindings[number].pair
    if validBindings[pair] == number { validBindings[pair] = nil }
    count(number, -1)
  }

  private mutating func count(_ number: Int, _ step: Int) {
    links[bindings[number].payerUserID]?.payees += step
    links[bindings[number].receiverUserID]?.payers += step
  }
}
