/// Why a command was refused; the raw value never changes.
///
/// Section 4 of the contract. The texts in both languages are exhaustive switches at the edge, so
/// that a new code does not compile without them.
package enum Code: String, Word, Error {
  // The seed's own.
  case invalidTemplate = "INVALID_TEMPLATE"
  case missingPartyInfo = "MISSING_PARTY_INFO"
  // The door.
  case badRequest = "BAD_REQUEST"
  case idempotencyConflict = "IDEMPOTENCY_CONFLICT"
  case readOnly = "READ_ONLY"
  case notSandbox = "NOT_SANDBOX"
  case notFound = "NOT_FOUND"
  // Signing.
  case duplicateTemplateVersion = "DUPLICATE_TEMPLATE_VERSION"
  case unsafeTemplate = "UNSAFE_TEMPLATE"
  case invalidPartyInfo = "INVALID_PARTY_INFO"
  case invalidCallbackURL = "INVALID_CALLBACK_URL"
  case duplicateProcess = "DUPLICATE_PROCESS"
  case processClosed = "PROCESS_CLOSED"
  case sessionInvalid = "SESSION_INVALID"
  case sessionExpired = "SESSION_EXPIRED"
  case wrongStep = "WRONG_STEP"
  case verificationNotAllowed = "VERIFICATION_NOT_ALLOWED"
  case verificationFailed = "VERIFICATION_FAILED"
  case verificationAttemptsExceeded = "VERIFICATION_ATTEMPTS_EXCEEDED"
  case serviceBusy = "SERVICE_BUSY"
  case personalInUse = "PERSONAL_IN_USE"
  case personalErased = "PERSONAL_ERASED"
  // The wallet.
  case invalidInstitution = "INVALID_INSTITUTION"
  case merchantNotQualified = "MERCHANT_NOT_QUALIFIED"
  case userFrozen = "USER_FROZEN"
  case accountNotFound = "ACCOUNT_NOT_FOUND"
  case accountFrozen = "ACCOUNT_FROZEN"
  case accountClosed = "ACCOUNT_CLOSED"
  case accountTypeNotAllowed = "ACCOUNT_TYPE_NOT_ALLOWED"
  case accountNotEmpty = "ACCOUNT_NOT_EMPTY"
  case accountRejected = "ACCOUNT_REJECTED"
  case duplicateAccount = "DUPLICATE_ACCOUNT"
  case bindingExists = "BINDING_EXISTS"
  case noValidBinding = "NO_VALID_BINDING"
  case insufficientBalance = "INSUFFICIENT_BALANCE"
  case feeInvalid = "FEE_INVALID"
  case duplicateSplit = "DUPLICATE_SPLIT"
  case splitUnresolved = "SPLIT_UNRESOLVED"
  case clearingRejected = "CLEARING_REJECTED"
  case freezeTargetNotFound = "FREEZE_TARGET_NOT_FOUND"
  case instructionConflict = "INSTRUCTION_CONFLICT"
  case invalidStatement = "INVALID_STATEMENT"
}
