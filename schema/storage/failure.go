package storage

import (
	"errors"
	"io/fs"
)

// failureKinds are the errors of stores that codes of services are.
var failureKinds = map[string]error{
	"NoSuchKey": fs.ErrNotExist, "NotFound": fs.ErrNotExist, "BlobNotFound": fs.ErrNotExist,
	"NoSuchBucket": ErrNoBucket, "ContainerNotFound": ErrNoBucket,
	"PreconditionFailed": ErrExists, "BlobAlreadyExists": ErrExists, "ConditionNotMet": ErrExists,
	"AccessDenied": fs.ErrPermission, "AuthorizationFailure": fs.ErrPermission, "AuthorizationPermissionMismatch": fs.ErrPermission,
}

// failure is what a service answered that is no success.
type failure struct {
	code, message string // the service's own
	status        int    // of HTTP
}

func newFailure(code, message string, status int) error { return &failure{code, message, status} }

func (f *failure) Error() string { return f.code + ": " + f.message }

// Unwrap gives the error of stores that it is, nil for none of ours.
func (f *failure) Unwrap() error { return failureKinds[f.code] }

func statusOf(err error) int {
	var f *failure
	if errors.As(err, &f) {
		return f.status
	}
	return 0
}
