package output

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"strings"
	"syscall"

	"gocloud.dev/gcerrors"
)

// storageError is what storage said, in one line that says what to do.
type storageError struct {
	message string
	cause   error
}

func (e *storageError) Error() string { return e.message }
func (e *storageError) Unwrap() error { return e.cause }

// apiError is what S3's errors have.
type apiError interface {
	error
	ErrorCode() string
	ErrorMessage() string
}

// storageMessages are what codes of S3 mean.
var storageMessages = map[string]string{
	"InvalidAccessKeyId":    messageKey,
	"XAdminUserNotFound":    messageKey, // versitygw's word for it
	"SignatureDoesNotMatch": messageKey,
	"InvalidToken":          messageKey,
	"ExpiredToken":          messageKey,
	"AccessDenied":          messageRights,
	"Forbidden":             messageRights,
	"NoSuchBucket":          messageBucket,
	"PreconditionFailed":    messageRace,
}

const (
	messageKey    = "the storage does not accept the key: check the credentials in the environment, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY for s3://"
	messageRights = "the key is not accepted, or has no right to read, list and write there"
	messageBucket = "there is no such bucket, or the key may not see it"
	messageRace   = "another publication of the same version is under way or has just ended: try again"
)

// azureForbidden begins Azure's codes for a lack of rights, which its errors tell in their text alone.
const azureForbidden = "ERROR CODE: Authorization"

// codeMessages are what the codes mean that all services share.
var codeMessages = map[gcerrors.ErrorCode]string{
	gcerrors.PermissionDenied:   messageRights,
	gcerrors.NotFound:           messageBucket,
	gcerrors.FailedPrecondition: messageRace,
}

// explain makes an error of storage one line that names the place. Errors of other kinds are only given the place.
func (d *destination) explain(err error) error {
	if err == nil || errors.Is(err, context.Canceled) {
		return err
	}
	return &storageError{d.name + ": " + messageOf(err), err}
}

func messageOf(err error) string {
	var api apiError
	var network *net.OpError
	var dns *net.DNSError
	switch {
	case errors.Is(err, syscall.ENOSPC):
		return "the disk is full; publish again when there is room, and only the rest is written"
	case errors.Is(err, fs.ErrPermission):
		return "no right to write there"
	case errors.As(err, &dns):
		return fmt.Sprintf("there is no host %s", dns.Name)
	case strings.Contains(err.Error(), azureForbidden):
		return messageRights
	case errors.As(err, &network):
		return fmt.Sprintf("cannot be reached: %v; publish again, and only the rest is sent", network.Err)
	}
	if errors.As(err, &api) {
		if message := storageMessages[api.ErrorCode()]; message != "" {
			return message
		}
	}
	if message := codeMessages[gcerrors.Code(err)]; message != "" {
		return message
	}
	message := err.Error()
	if api != nil {
		message = "the storage says " + api.ErrorCode() + ": " + api.ErrorMessage()
	}
	return strings.Join(strings.Fields(message), " ")
}

// lacksBucket tells whether an object was not found because there is no bucket.
func (d *destination) lacksBucket(err error) bool {
	var api apiError
	return errors.As(err, &api) && api.ErrorCode() == "NoSuchBucket"
}
