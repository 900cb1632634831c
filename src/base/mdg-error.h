#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define MDG_ERROR (mdg_error_quark ())

/* What a caller can act on; the message says the rest in plain words. */
typedef enum
{
  MDG_ERROR_FAILED,
  MDG_ERROR_NOT_FOUND,
  MDG_ERROR_CONFLICT,
  MDG_ERROR_INVALID,
  MDG_ERROR_TOO_NEW,
  MDG_ERROR_LOCKED,
  MDG_ERROR_DAMAGED,
} MdgError;

GQuark mdg_error_quark (void);

G_END_DECLS
