#include "textflag.h"

DATA one<>+0(SB)/4, $1.0
GLOBL one<>(SB), RODATA|NOPTR, $4
DATA half<>+0(SB)/4, $0.5
GLOBL half<>(SB), RODATA|NOPTR, $4

DATA ones<>+0(SB)/4, $0x00010001
GLOBL ones<>(SB), RODATA|NOPTR, $4
DATA top<>+0(SB)/4, $127.0
GLOBL top<>(SB), RODATA|NOPTR, $4

// Y8, Y9: 16 outputs of four weights, at 64(SI) of the next four; x, next: four inputs of each; Y14: ones; adds to a and b.
#define ROW(x, next, a, b) \
	VPBROADCASTD x, Y10 \
	VPBROADCASTD next, Y15 \
	VPMADDUBSW Y8, Y10, Y11 \
	VPMADDUBSW Y9, Y10, Y12 \
	VPMADDUBSW 64(SI), Y15, Y13 \
	VPMADDUBSW 96(SI), Y15, Y10 \
	VPADDW Y13, Y11, Y11 \
	VPADDW Y10, Y12, Y12 \
	VPMADDWD Y14, Y11, Y11 \
	VPMADDWD Y14, Y12, Y12 \
	VPADDD Y11, a, a \
	VPADDD Y12, b, b

// Writes a and b as scaled floats to (DI) and moves to the next row.
#define STORE(a, b) \
	VCVTDQ2PS a, a \
	VCVTDQ2PS b, b \
	VMULPS Y10, a, a \
	VMULPS Y11, b, b \
	VADDPS Y12, a, a \
	VADDPS Y13, b, b \
	VMOVUPS a, (DI) \
	VMOVUPS b, 32(DI) \
	ADDQ BX, DI

// func blockAVX2(out *float32, outStride int, x *uint8, xStride int, w *int8, groups int, start *int32, scale, bias *float32)
TEXT ·blockAVX2(SB), NOSPLIT, $0-72
	MOVQ out+0(FP), DI
	MOVQ outStride+8(FP), BX
	MOVQ x+16(FP), AX
	MOVQ xStride+24(FP), R8
	MOVQ w+32(FP), SI
	MOVQ groups+40(FP), CX
	SHRQ $1, CX
	MOVQ start+48(FP), R12
	MOVQ scale+56(FP), R10
	MOVQ bias+64(FP), R11
	SHLQ $2, BX
	LEAQ (R8)(R8*2), R9
	VPBROADCASTD ones<>(SB), Y14
	VMOVDQU (R12), Y0
	VMOVDQU 32(R12), Y1
	VMOVDQA Y0, Y2
	VMOVDQA Y1, Y3
	VMOVDQA Y0, Y4
	VMOVDQA Y1, Y5
	VMOVDQA Y0, Y6
	VMOVDQA Y1, Y7

loop:
	VMOVDQU (SI), Y8
	VMOVDQU 32(SI), Y9
	ROW((AX), 4(AX), Y0, Y1)
	ROW((AX)(R8*1), 4(AX)(R8*1), Y2, Y3)
	ROW((AX)(R8*2), 4(AX)(R8*2), Y4, Y5)
	ROW((AX)(R9*1), 4(AX)(R9*1), Y6, Y7)
	ADDQ $8, AX
	ADDQ $128, SI
	DECQ CX
	JNZ  loop

	VMOVUPS (R10), Y10
	VMOVUPS 32(R10), Y11
	VMOVUPS (R11), Y12
	VMOVUPS 32(R11), Y13
	STORE(Y0, Y1)
	STORE(Y2, Y3)
	STORE(Y4, Y5)
	STORE(Y6, Y7)
	VZEROUPPER
	RET

// Z8: 16 outputs of four weights; x: four inputs.
#define ROW512(x, in, sum) \
	VPBROADCASTD x, in \
	VPDPBUSD Z8, in, sum

#define STORE512(sum) \
	VCVTDQ2PS sum, sum \
	VMULPS Z9, sum, sum \
	VADDPS Z10, sum, sum \
	VMOVUPS sum, (DI) \
	ADDQ BX, DI

// func block512(out *float32, outStride int, x *uint8, xStride int, w *int8, groups int, start *int32, scale, bias *float32)
TEXT ·block512(SB), NOSPLIT, $0-72
	MOVQ out+0(FP), DI
	MOVQ outStride+8(FP), BX
	MOVQ x+16(FP), AX
	MOVQ xStride+24(FP), R8
	MOVQ w+32(FP), SI
	MOVQ groups+40(FP), CX
	MOVQ start+48(FP), R12
	MOVQ scale+56(FP), R10
	MOVQ bias+64(FP), R11
	SHLQ $2, BX
	LEAQ (R8)(R8*2), R9
	LEAQ (AX)(R8*4), DX
	VMOVDQU32 (R12), Z0
	VMOVDQA32 Z0, Z1
	VMOVDQA32 Z0, Z2
	VMOVDQA32 Z0, Z3
	VMOVDQA32 Z0, Z4
	VMOVDQA32 Z0, Z5
	VMOVDQA32 Z0, Z6
	VMOVDQA32 Z0, Z7

loop:
	VMOVDQU32 (SI), Z8
	ROW512((AX), Z9, Z0)
	ROW512((AX)(R8*1), Z10, Z1)
	ROW512((AX)(R8*2), Z11, Z2)
	ROW512((AX)(R9*1), Z12, Z3)
	ROW512((DX), Z13, Z4)
	ROW512((DX)(R8*1), Z14, Z5)
	ROW512((DX)(R8*2), Z15, Z6)
	ROW512((DX)(R9*1), Z16, Z7)
	ADDQ $4, AX
	ADDQ $4, DX
	ADDQ $64, SI
	DECQ CX
	JNZ  loop

	VMOVUPS (R10), Z9
	VMOVUPS (R11), Z10
	STORE512(Z0)
	STORE512(Z1)
	STORE512(Z2)
	STORE512(Z3)
	STORE512(Z4)
	STORE512(Z5)
	STORE512(Z6)
	STORE512(Z7)
	VZEROUPPER
	RET

// x/sqrt(1+x*x) of x in x, with t for work; Y15 holds ones.
#define SQUASH(x, t) \
	VMULPS x, x, t \
	VADDPS Y15, t, t \
	VSQRTPS t, t \
	VDIVPS t, x, x

// func cellAVX2(h, c, u, skip *float32, width int)
TEXT ·cellAVX2(SB), NOSPLIT, $0-40
	MOVQ h+0(FP), DI
	MOVQ c+8(FP), BX
	MOVQ u+16(FP), SI
	MOVQ skip+24(FP), DX
	MOVQ width+32(FP), CX
	LEAQ (SI)(CX*4), R8
	LEAQ (R8)(CX*4), R9
	VBROADCASTSS one<>(SB), Y15
	VBROADCASTSS half<>(SB), Y14
	SHRQ $3, CX

step:
	VMOVUPS (SI), Y0
	VMOVUPS (R8), Y1
	VMOVUPS (R9), Y2
	SQUASH(Y1, Y3)
	VMULPS Y14, Y1, Y1
	VADDPS Y14, Y1, Y1
	SQUASH(Y2, Y4)
	VMULPS Y14, Y2, Y2
	VADDPS Y14, Y2, Y2
	VMOVUPS (BX), Y5
	VSUBPS Y0, Y5, Y5
	VMULPS Y5, Y1, Y5
	VADDPS Y0, Y5, Y5
	VMOVUPS Y5, (BX)
	SQUASH(Y5, Y6)
	VMOVUPS (DX), Y7
	VSUBPS Y7, Y5, Y5
	VMULPS Y5, Y2, Y5
	VADDPS Y7, Y5, Y5
	VMOVUPS Y5, (DI)
	ADDQ $32, DI
	ADDQ $32, BX
	ADDQ $32, SI
	ADDQ $32, R8
	ADDQ $32, R9
	ADDQ $32, DX
	DECQ CX
	JNZ  step
	VZEROUPPER
	RET

// Where the packing instructions leave the four bytes of each group of eight lanes.
DATA order<>+0(SB)/4, $0
DATA order<>+4(SB)/4, $4
DATA order<>+8(SB)/4, $1
DATA order<>+12(SB)/4, $5
DATA order<>+16(SB)/4, $2
DATA order<>+20(SB)/4, $6
DATA order<>+24(SB)/4, $3
DATA order<>+28(SB)/4, $7
GLOBL order<>(SB), RODATA|NOPTR, $32

// 8 numbers times scale plus zero, limited, as integers.
#define ROUND(src, y) \
	VMULPS src, Y5, y \
	VADDPS Y6, y, y \
	VMAXPS Y7, y, y \
	VMINPS Y8, y, y \
	VCVTPS2DQ y, y

// func quantizeAVX2(dst *uint8, src *float32, n int, scale, zero, low float32)
TEXT ·quantizeAVX2(SB), NOSPLIT, $0-36
	MOVQ dst+0(FP), DI
	MOVQ src+8(FP), SI
	MOVQ n+16(FP), CX
	VBROADCASTSS scale+24(FP), Y5
	VBROADCASTSS zero+28(FP), Y6
	VBROADCASTSS low+32(FP), Y7
	VBROADCASTSS top<>(SB), Y8
	VMOVDQU order<>(SB), Y9
	SHRQ $5, CX
	JZ   done

next:
	ROUND((SI), Y0)
	ROUND(32(SI), Y1)
	ROUND(64(SI), Y2)
	ROUND(96(SI), Y3)
	VPACKSSDW Y1, Y0, Y0
	VPACKSSDW Y3, Y2, Y2
	VPACKUSWB Y2, Y0, Y0
	VPERMD Y0, Y9, Y0
	VMOVDQU Y0, (DI)
	ADDQ $128, SI
	ADDQ $32, DI
	DECQ CX
	JNZ  next

done:
	VZEROUPPER
	RET

// func addScaledAVX2(dst *float32, row *int8, n int, scale float32)
TEXT ·addScaledAVX2(SB), NOSPLIT, $0-28
	MOVQ dst+0(FP), DI
	MOVQ row+8(FP), SI
	MOVQ n+16(FP), CX
	VBROADCASTSS scale+24(FP), Y3
	SHRQ $3, CX
	JZ   added

add:
	VPMOVSXBD (SI), Y0
	VCVTDQ2PS Y0, Y0
	VMULPS Y3, Y0, Y0
	VADDPS (DI), Y0, Y0
	VMOVUPS Y0, (DI)
	ADDQ $8, SI
	ADDQ $32, DI
	DECQ CX
	JNZ  add

added:
	VZEROUPPER
	RET

// func sumAVX2(dst, a, b, c, d *float32, n int)
TEXT ·sumAVX2(SB), NOSPLIT, $0-48
	MOVQ dst+0(FP), DI
	MOVQ a+8(FP), R8
	MOVQ b+16(FP), R9
	MOVQ c+24(FP), R10
	MOVQ d+32(FP), R11
	MOVQ n+40(FP), CX
	SHRQ $3, CX
	JZ   summed

sum:
	VMOVUPS (R8), Y0
	VADDPS (R9), Y0, Y0
	VADDPS (R10), Y0, Y0
	VADDPS (R11), Y0, Y0
	VMOVUPS Y0, (DI)
	ADDQ $32, DI
	ADDQ $32, R8
	ADDQ $32, R9
	ADDQ $32, R10
	ADDQ $32, R11
	DECQ CX
	JNZ  sum

summed:
	VZEROUPPER
	RET
