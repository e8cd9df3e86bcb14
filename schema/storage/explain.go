package storage

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"strings"
	"syscall"
)

// explained is what storage said, in one line that says what to do.
type explained struct {
	message string
	cause   error
}

func (e *explained) Error() string { return e.message }
func (e *explained) Unwrap() error { return e.cause }

// codeMessages are what codes of services mean.
var codeMessages = map[string]string{
	"InvalidAccessKeyId":           messageKey,
	"XAdminUserNotFound":           messageKey, // versitygw's word for it
	"SignatureDoesNotMatch":        messageKey,
	"InvalidToken":                 messageKey,
	"ExpiredToken":                 messageKey,
	"AccessDenied":                 messageRights,
	"Forbidden":                    messageRights,
	"NoSuchBucket":                 messageBucket,
	"PreconditionFailed":           messageRace,
	"AuthorizationHeaderMalformed": messageRegion,
	"PermanentRedirect":            messageRegion,
	"TemporaryRedirect":            messageRegion,
	"RequestTimeTooSkewed":         "the clock of this machine is wrong by more than the storage allows: set it",
	"ContainerNotFound":            messageBucket, "ResourceNotFound": messageBucket, // Azure's for who may not know
	"AuthenticationFailed": messageAzure, "NoAuthenticationInformation": messageAzure, "InvalidAuthenticationInfo": messageAzure,
	"AuthorizationFailure": messageAzure, "AuthorizationPermissionMismatch": messageAzure, "PublicAccessNotPermitted": messageAzure,
	"ServerBusy": messageBusy,
	"SlowDown":   messageBusy,
}

const (
	messageKey    = "the storage does not accept the key: check the credentials in the environment, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (for gs:// those of a HMAC key)"
	messageRights = "the key is not accepted, or has no right to read, list and write there; without a key, set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or write ?anonymous=true for a public bucket"
	messageAzure  = "the storage does not accept the key, or it has no right there: set AZURE_STORAGE_ACCOUNT with AZURE_STORAGE_KEY or AZURE_STORAGE_SAS_TOKEN, or write ?anonymous=true for a public container"
	messageBusy   = "the storage asks for fewer requests: try again later, or with a lower --concurrency"
	messageBucket = "there is no such bucket, or the key may not see it"
	messageRace   = "another publication of the same version is under way or has just ended: try again"
	messageRegion = "the bucket lies in another region: set AWS_REGION, or write ?region=REGION"
)

// Explain makes an error of storage one line that names the place and says what to do. Errors of other kinds are only given the
// place.
func Explain(place string, err error) error {
	if err == nil || errors.Is(err, context.Canceled) {
		return err
	}
	return &explained{place + ": " + messageOf(err), err}
}

func messageOf(err error) string {
	var failed *failure
	var network *net.OpError
	var dns *net.DNSError
	errors.As(err, &failed)
	switch {
	case errors.Is(err, syscall.ENOSPC):
		return "the disk is full; publish again when there is room, and only the rest is written"
	case failed != nil && codeMessages[failed.code] != "":
		return codeMessages[failed.code]
	case failed != nil:
		return strings.Join(strings.Fields("the storage says "+failed.code+": "+failed.message), " ")
	case errors.Is(err, fs.ErrPermission):
		return "no right to write there"
	case errors.Is(err, ErrExists):
		return messageRace
	case errors.As(err, &dns):
		return fmt.Sprintf("there is no host %s", dns.Name)
	case errors.As(err, &network):
		return fmt.Sprintf("cannot be reached: %v; try again, and only the rest is sent", network.Err)
	}
	return strings.Join(strings.Fields(err.Error()), " ")
}
