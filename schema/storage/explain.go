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

// codeMessages are what codes of S3 mean.
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
	"SlowDown":                     "the storage asks for fewer requests: try again later, or with a lower --concurrency",
}

const (
	messageKey    = "the storage does not accept the key: check the credentials in the environment, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (for gs:// those of a HMAC key)"
	messageRights = "the key is not accepted, or has no right to read, list and write there; without a key, set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or write ?anonymous=true for a public bucket"
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
	var failure *s3Failure
	var network *net.OpError
	var dns *net.DNSError
	errors.As(err, &failure)
	switch {
	case errors.Is(err, syscall.ENOSPC):
		return "the disk is full; publish again when there is room, and only the rest is written"
	case failure != nil && codeMessages[failure.response.Code] != "":
		return codeMessages[failure.response.Code]
	case failure != nil:
		return strings.Join(strings.Fields("the storage says "+failure.response.Code+": "+failure.response.Message), " ")
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
