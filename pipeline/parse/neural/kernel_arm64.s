#include "textflag.h"

// The assembler has no names for these: sums of four products of signed bytes (SDOT) of element 0 or 1 of m, and the vectors' float arithmetic.
#define DOT0(m, n, d) WORD $(0x4F80E000 | m<<16 | n<<5 | d)
#define DOT1(m, n, d) WORD $(0x4FA0E000 | m<<16 | n<<5 | d)
#define FLOAT(d) WORD $(0x4E21D800 | d<<5 | d)
#define MULTIPLY(m, d) WORD $(0x6E20DC00 | m<<16 | d<<5 | d)
#define PLUS(m, d) WORD $(0x4E20D400 | m<<16 | d<<5 | d)

// V16 to V23: 16 outputs of eight weights; x: eight inputs of a row; adds to a to d.
#define ROW(x, a, b, c, d) \
	DOT0(x, 16, a) \
	DOT0(x, 17, b) \
	DOT0(x, 18, c) \
	DOT0(x, 19, d) \
	DOT1(x, 20, a) \
	DOT1(x, 21, b) \
	DOT1(x, 22, c) \
	DOT1(x, 23, d)

// V16 to V19: scales, V20 to V23: biases.
#define SCALED(a, b, c, d) \
	FLOAT(a) \
	FLOAT(b) \
	FLOAT(c) \
	FLOAT(d) \
	MULTIPLY(16, a) \
	MULTIPLY(17, b) \
	MULTIPLY(18, c) \
	MULTIPLY(19, d) \
	PLUS(20, a) \
	PLUS(21, b) \
	PLUS(22, c) \
	PLUS(23, d)

// func blockDot(out *float32, outStride int, x *uint8, xStride int, w *int8, groups int, start *int32, scale, bias *float32)
TEXT ·blockDot(SB), NOSPLIT, $0-72
	MOVD out+0(FP), R0
	MOVD outStride+8(FP), R1
	MOVD x+16(FP), R2
	MOVD xStride+24(FP), R3
	MOVD w+32(FP), R4
	MOVD groups+40(FP), R5
	MOVD start+48(FP), R6
	MOVD scale+56(FP), R7
	MOVD bias+64(FP), R8
	LSR  $1, R5
	LSL  $2, R1
	ADD  R3, R2, R9
	ADD  R3, R9, R10
	ADD  R3, R10, R11
	VLD1 (R6), [V0.S4, V1.S4, V2.S4, V3.S4]
	VLD1 (R6), [V4.S4, V5.S4, V6.S4, V7.S4]
	VLD1 (R6), [V8.S4, V9.S4, V10.S4, V11.S4]
	VLD1 (R6), [V12.S4, V13.S4, V14.S4, V15.S4]

loop:
	VLD1.P 64(R4), [V16.B16, V17.B16, V18.B16, V19.B16]
	VLD1.P 64(R4), [V20.B16, V21.B16, V22.B16, V23.B16]
	VLD1.P 8(R2), [V24.B8]
	VLD1.P 8(R9), [V25.B8]
	VLD1.P 8(R10), [V26.B8]
	VLD1.P 8(R11), [V27.B8]
	ROW(24, 0, 1, 2, 3)
	ROW(25, 4, 5, 6, 7)
	ROW(26, 8, 9, 10, 11)
	ROW(27, 12, 13, 14, 15)
	SUBS $1, R5
	BNE  loop

	VLD1 (R7), [V16.S4, V17.S4, V18.S4, V19.S4]
	VLD1 (R8), [V20.S4, V21.S4, V22.S4, V23.S4]
	SCALED(0, 1, 2, 3)
	SCALED(4, 5, 6, 7)
	SCALED(8, 9, 10, 11)
	SCALED(12, 13, 14, 15)
	VST1 [V0.S4, V1.S4, V2.S4, V3.S4], (R0)
	ADD  R1, R0
	VST1 [V4.S4, V5.S4, V6.S4, V7.S4], (R0)
	ADD  R1, R0
	VST1 [V8.S4, V9.S4, V10.S4, V11.S4], (R0)
	ADD  R1, R0
	VST1 [V12.S4, V13.S4, V14.S4, V15.S4], (R0)
	RET
